/** Where new ids come from, passed in so that tests can know them. */
export abstract class Ids {
  abstract next(): string;
}
