/** What a service tells others about itself; its contract library exports one. */
export interface ServiceDescriptor {
  /** Lower-case name, the same in Nx, in the registry, on the network and in the logs. */
  readonly name: string;
  /** Name for people. */
  readonly title: string;
  /** What it is responsible for, in a sentence. */
  readonly summary: string;
}
