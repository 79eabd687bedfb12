import { runService } from './run-service.ts';
import { runToken } from './token-command.ts';

await (process.argv[2] === 'token' ? runToken() : runService());
