import { asksForHelp } from './help.ts';
import { commandLine, exitMistold } from './program.ts';
import { eraseSignIn, signInPath } from './sign-in-file.ts';

const { argv, env } = commandLine();
const path = signInPath(env);
if (asksForHelp(argv)) {
  console.log(`Erases the kept sign-in to the Xbox network: ${path}\n\n  npm run sign-out`);
} else {
  const erased = await eraseSignIn(path).catch((error: NodeJS.ErrnoException) =>
    exitMistold('The sign-in cannot be erased', [`${path} (${error.code ?? 'unknown'})`]),
  );
  console.log(
    erased
      ? `Signed out: ${path} is erased. A gateway that runs asks for a new sign-in at its next question.`
      : 'Nobody is signed in: there was nothing to erase.',
  );
}
