import type { OpenAPIObject } from '@nestjs/swagger';

/** The description of the running service's API, made when it is first asked for. */
export class ApiDescription {
  private text?: string;
  private describe: () => OpenAPIObject = () => {
    throw new Error('The API was asked for before the application was made');
  };

  /** Tells how to describe the application, which is made after its modules. */
  use(describe: () => OpenAPIObject): void {
    this.describe = describe;
  }

  /** As JSON. */
  json(): string {
    this.text ??= JSON.stringify(this.describe());
    return this.text;
  }
}
