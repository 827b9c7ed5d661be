/**
 * How much of the desk one person may take. The limits stand far above what work needs and far below what would fill a disk;
 * the sentences of the refusals name them, and a test holds the two together.
 */
export const QUOTAS = {
  /** Begun on a day (UTC), kept or thrown away. */
  uploadsADay: 250,
  /** 1 GB, by the sizes that uploads were begun with. */
  uploadBytesADay: 1_073_741_824,
  drafts: 200,
  /** 256 KB: five times the longest message in Russian. As JSON. */
  draftBytes: 262_144,
  /** 4 MB, all drafts of a person together. */
  allDraftBytes: 4_194_304,
  /** Keys of one person (WebAuthn). */
  passkeys: 20,
  /** That work at the same time. */
  apiTokens: 20,
  /** Made within a day, revoked ones too. */
  apiTokensADay: 50,
  /** Open at the same time on one server; a browser opens one. */
  liveStreams: 20,
} as const
