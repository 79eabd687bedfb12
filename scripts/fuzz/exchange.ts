import { connect, type Socket } from 'node:net';
import { readAnswer, type WireAnswer } from './answer-reader.ts';
import type { FuzzRequest } from './request-maker.ts';

/** Nothing that is asked takes this long. */
const PATIENT_MS = 20_000;
/** After this long without an answer the other side waits for more; then it is told that no more comes. */
const NO_MORE_MS = 200;

/** The answers to one request: of what is raw there may be several, or none where it was none. */
export type Exchange = (request: FuzzRequest) => Promise<readonly WireAnswer[]>;

function answersIn(bytes: Buffer, method: string): WireAnswer[] {
  const answers: WireAnswer[] = [];
  let rest = bytes;
  while (rest.length > 0) {
    const answer = readAnswer(rest, method);
    if (!answer) throw new Error(`an answer that is cut off: ${rest.toString('latin1', 0, 200)}`);
    answers.push(answer);
    rest = rest.subarray(answer.size);
  }
  return answers;
}

/** Sends bytes on a connection of their own and reads until the other side closes it. */
function exchangeAlone(port: number, { bytes, method }: FuzzRequest): Promise<readonly WireAnswer[]> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    const patience = setTimeout(() => {
      socket.destroy();
      reject(new Error('no answer, and no end of the connection'));
    }, PATIENT_MS);
    const noMore = setTimeout(() => socket.end(), NO_MORE_MS);
    const finish = (): void => {
      clearTimeout(patience);
      clearTimeout(noMore);
      socket.destroy();
      try {
        resolve(answersIn(Buffer.concat(chunks), method));
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    };
    socket.on('data', (chunk) => {
      chunks.push(chunk);
      noMore.refresh();
    });
    socket.on('end', finish);
    // Whoever refuses a body need not take it.
    socket.on('error', finish);
    socket.write(bytes);
  });
}

/**
 * Opens a way to a server: one connection for what is HTTP, kept as long as the server keeps it, and one of its
 * own for everything else.
 */
export function openExchange(port: number): { readonly exchange: Exchange; close(): void } {
  let socket: Socket | undefined;
  const dial = (): Promise<Socket> =>
    new Promise((resolve, reject) => {
      const dialled = connect({ port, host: '127.0.0.1', noDelay: true }, () => resolve(dialled));
      dialled.once('error', reject);
      dialled.once('close', () => {
        if (socket === dialled) socket = undefined;
      });
    });

  const once = (kept: Socket, { bytes, method }: FuzzRequest): Promise<WireAnswer | undefined> =>
    new Promise((resolve, reject) => {
      let received: Buffer = Buffer.alloc(0);
      const patience = setTimeout(() => done(new Error('no answer')), PATIENT_MS);
      const done = (result: WireAnswer | Error | undefined): void => {
        clearTimeout(patience);
        kept.removeAllListeners('data');
        kept.off('close', closed);
        kept.off('error', closed);
        if (result instanceof Error) reject(result);
        else resolve(result);
      };
      const closed = (): void => {
        done(
          received.length === 0
            ? undefined
            : new Error(`an answer that is cut off: ${received.toString('latin1')}`),
        );
      };
      kept.on('data', (chunk: Buffer) => {
        received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
        try {
          let answer = readAnswer(received, method);
          if (answer?.status === 100) {
            received = received.subarray(answer.size);
            answer = readAnswer(received, method);
          }
          if (!answer) return;
          if (answer.size < received.length) throw new Error('more than one answer to one request');
          if (answer.headers.get('connection') === 'close') socket = undefined;
          done(answer);
        } catch (error) {
          done(error instanceof Error ? error : new Error(String(error)));
        }
      });
      kept.once('close', closed);
      kept.on('error', closed);
      kept.write(bytes);
    });

  return {
    exchange: async (request) => {
      if (request.isRaw) return exchangeAlone(port, request);
      const wasKept = socket !== undefined;
      socket ??= await dial();
      const answer = await once(socket, request);
      if (answer) return [answer];
      // A connection that was kept may be closed at any time, also just now: then it is asked on a new one.
      socket = undefined;
      if (wasKept) {
        socket = await dial();
        const again = await once(socket, request);
        if (again) return [again];
        socket = undefined;
      }
      throw new Error('the connection was closed without an answer');
    },
    close: () => {
      socket?.destroy();
    },
  };
}
