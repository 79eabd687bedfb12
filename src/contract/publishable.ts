/** What `GET /api/publish` says: the titles that the viewer may publish, and what can be said in each. */
export type Publishable = { readonly titles: readonly PublishableTitle[] };

export type PublishableTitle = {
  readonly id: string;
  readonly name: string;
  /** Null for a title without rich presence. */
  readonly scid: string | null;
  /** Languages that some string or enumeration entry is written in, `default` not among them. */
  readonly locales: readonly string[];
  readonly strings: readonly {
    readonly id: string;
    /** The enumerations or statistics that fill `{0}`, `{1}` … */
    readonly parameters: readonly string[];
  }[];
  /** Statistic → value → the text by locale. */
  readonly enumerations: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>>;
};
