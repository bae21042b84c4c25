import { Customers, type CustomerState } from '@shop/orders-domain';
import { RemoteProblem } from '@shop/shared-http-client';
import { type UsersClient, usersProblems } from '@shop/users-contract';

/** Asks the users service. */
export class CustomersOfUsers extends Customers {
  constructor(private readonly users: Pick<UsersClient, 'get'>) {
    super();
  }

  async stateOf(userId: string): Promise<CustomerState> {
    try {
      return (await this.users.get(userId)).state;
    } catch (error) {
      if (error instanceof RemoteProblem && error.code === usersProblems.notFound) return 'unknown';
      throw error;
    }
  }
}
