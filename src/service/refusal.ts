/** A request that is not answered as it asked. Thrown on the way, and made an answer in one place. */
export class Refusal extends Error {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  /**
   * @param status one of contract §1.6
   * @param description one sentence; for a 400 it begins with the field
   */
  constructor(status: number, description: string, headers: Readonly<Record<string, string>> = {}) {
    super(description);
    this.status = status;
    this.headers = headers;
  }
}
