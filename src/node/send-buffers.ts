/** Buffers for what goes out, used again and again. */
export type SendBuffers = {
  /** A buffer of at least so many bytes, with anything in it. */
  take(bytes: number): Buffer;
  /** Takes a buffer back that nobody reads any longer. */
  giveBack(buffer: Buffer): void;
};

/** Sizes are rounded up to these, so that answers of about one size can share their buffers. */
const STEP_BYTES = 64 * 1024;

/** Of those that wait to be used again. */
const MOST_IDLE_BYTES = 16 * 1024 * 1024;

/** A buffer much larger than what goes into it is left for what needs it. */
const MOST_SURPLUS = 4;

/** Makes an empty supply of buffers. */
export function createSendBuffers(): SendBuffers {
  const idle: Buffer[] = [];
  let idleBytes = 0;
  return {
    take: (bytes) => {
      const fits = ({ length }: Buffer): boolean =>
        length >= bytes && length <= Math.max(STEP_BYTES, MOST_SURPLUS * bytes);
      const at = idle.findLastIndex(fits);
      const [found] = at < 0 ? [] : idle.splice(at, 1);
      if (found) idleBytes -= found.length;
      return found ?? Buffer.allocUnsafeSlow(Math.ceil(bytes / STEP_BYTES) * STEP_BYTES);
    },
    giveBack: (buffer) => {
      idle.push(buffer);
      idleBytes += buffer.length;
      // Those of a size that is not asked for any more are the oldest.
      while (idleBytes > MOST_IDLE_BYTES) idleBytes -= idle.shift()?.length ?? 0;
    },
  };
}
