import { EmailTaken } from '../errors';
import { emailKey, type User } from '../user';
import { Users } from '../users';

/** Users for tests of what uses them; held to the same specification as those in a database. */
export class UsersInMemory extends Users {
  private readonly byId = new Map<string, User>();

  async add(user: User): Promise<void> {
    this.refuseTaken(user);
    this.byId.set(user.id, user);
  }

  async find(id: string): Promise<User | undefined> {
    return this.byId.get(id);
  }

  async replace(version: number, next: User): Promise<boolean> {
    if (this.byId.get(next.id)?.version !== version) return false;
    this.refuseTaken(next);
    this.byId.set(next.id, next);
    return true;
  }

  async list({ limit, after = '' }: { limit: number; after?: string }): Promise<User[]> {
    const ordered = [...this.byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    return ordered.filter(({ id }) => id > after).slice(0, limit);
  }

  private refuseTaken({ id, email }: User): void {
    const same = (other: User) => other.id !== id && emailKey(other.email) === emailKey(email);
    if ([...this.byId.values()].some(same)) throw new EmailTaken(email);
  }
}
