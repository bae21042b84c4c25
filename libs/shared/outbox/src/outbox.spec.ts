import { describeOutbox } from './outbox.behaviour';

describeOutbox();
