import { Clock } from '@shop/shared-clock';
import { Ids } from '@shop/shared-ids';
import { construct } from '@shop/shared-providers';
import {
  CreateUser,
  DeactivateUser,
  GetUser,
  ListUsers,
  UpdateUser,
  Users,
} from '@shop/users-domain';

/** The use cases with what they need. */
export const useCases = [
  construct(CreateUser, Users, Clock, Ids),
  construct(GetUser, Users),
  construct(ListUsers, Users),
  construct(UpdateUser, Users, Clock),
  construct(DeactivateUser, Users, Clock),
];
