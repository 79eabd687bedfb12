// @ts-check
/*
 * The defences of SECURITY.md, and for each a small change of the source that takes it away: the test that the
 * table names must then fail. `npm run mutants` tries them all.
 */

/** @typedef {readonly [file: string, text: string, instead: string]} Edit the text stands in the file exactly once */

/**
 * @typedef {object} Mutant
 * @property {string} threat as in SECURITY.md
 * @property {string} test the file of its test
 * @property {string} name of the test, as the table has it
 * @property {string} without what is taken away
 * @property {readonly Edit[]} edits
 * @property {boolean} [page] whether the page has to be built anew for it
 */

const GUARDS = 'src/gateway/guards.ts';
const CLEAN = 'src/gateway/clean-text.ts';
const UPSTREAM = 'src/gateway/upstream.ts';
const HEADERS = 'src/gateway/security-headers.ts';
const LOCK = 'src/gateway/password-lock.ts';
const FOREIGN = 'e2e/foreign-site.spec.ts';
const HOSTILE = 'e2e/hostile-text.spec.ts';
const LOCKS = 'src/node/locks.test.ts';
const API = 'src/gateway/api.test.ts';

/** The check that a page of ours sent an unsafe request. */
const OWN_PAGE = /** @type {Edit} */ ([
  GUARDS,
  `  if (origin === false || (site !== null && site !== 'same-origin')) refuseForeign();
  if (origin === undefined && site === null) refuseForeign();`,
  '  void [origin, site];',
]);

/** @type {readonly Mutant[]} */
export const MUTANTS = [
  {
    threat: 'S1',
    test: LOCKS,
    name: 'reaches the upstream as one of its templates or not at all, however it is written',
    without: 'reading the XUID of a path',
    edits: [
      [
        'src/gateway/routes.ts',
        "if (user === undefined || user === 'me') throw new Refusal(400, XUID_FAULT);\n  return user.xuid;",
        "return user === undefined || user === 'me' ? segment : user.xuid;",
      ],
    ],
  },
  {
    threat: 'S1',
    test: 'src/node/http-upstream.test.ts',
    name: 'follows no redirect with the token in hand',
    without: 'a client that follows no redirect',
    edits: [
      [
        'src/node/http-upstream.ts',
        "import { Agent } from 'undici';",
        "import { Agent, interceptors } from 'undici';",
      ],
      [
        'src/node/http-upstream.ts',
        'await agent.request({',
        'await agent.compose(interceptors.redirect({ maxRedirections: 3 })).request({',
      ],
    ],
  },
  {
    threat: 'S1',
    test: 'src/gateway/sign-in.test.ts',
    name: 'follows no redirect of %s',
    without: 'a client of the sign-in that follows no redirect',
    edits: [
      ['src/gateway/xbox-sign-in.ts', "{ ...init, redirect: 'error' }", "{ ...init, redirect: 'follow' }"],
    ],
  },
  {
    threat: 'S1',
    test: 'src/gateway/pictures.test.ts',
    name: 'is never asked, and never told: %j',
    without: 'the list of origins of pictures',
    edits: [
      [
        'src/gateway/pictures.ts',
        "return origins.has(url.origin) && url.username === '' && url.password === '' ? url : undefined;",
        'return url;',
      ],
    ],
  },
  {
    threat: 'S2',
    test: 'e2e/privacy.spec.ts',
    name: 'over a whole visit nothing leaves the origin and no token reaches the browser',
    without: 'keeping the token out of what the browser is told',
    edits: [
      ['src/gateway/account.ts', '    account = who;\n', '    account = who;\n    leaked.push(token);\n'],
      [
        'src/gateway/account.ts',
        'type Options = {',
        'export const leaked: string[] = [];\n\ntype Options = {',
      ],
      ['src/gateway/api.ts', 'import { followAccount }', 'import { followAccount, leaked }'],
      [
        'src/gateway/api.ts',
        'return jsonAnswer(200, withSignIn(status, signIn?.state(), caller.local));',
        "return jsonAnswer(200, withSignIn(status, signIn?.state(), caller.local), { via: leaked[0] ?? '' });",
      ],
    ],
  },
  {
    threat: 'S2',
    test: API,
    name: 'lets the token out nowhere, echoed by the upstream with status %i',
    without: 'refusals in our own words',
    edits: [
      [
        UPSTREAM,
        'throw new HostFailed(faultOf(status), PASSING',
        'throw new HostFailed(new Refusal(502, got.text), PASSING',
      ],
    ],
  },
  {
    threat: 'S3',
    test: 'src/node/sign-in-programs.test.ts',
    name: 'prints a code, waits, goes on, keeps the sign-in; sign-out erases it',
    without: 'keeping the token out of the output',
    edits: [
      [
        'src/gateway/sign-in.ts',
        "      tell({ kind: 'signed-in' });",
        "      console.log(current?.token.authorization);\n      tell({ kind: 'signed-in' });",
      ],
    ],
  },
  {
    threat: 'S3',
    test: 'src/node/private-files.test.ts',
    name: 'is refused with the mode %o',
    without: 'looking at the rights of a file',
    edits: [['src/node/private-file.ts', '(mode & 0o077) !== 0', 'false']],
  },
  {
    threat: 'S3',
    test: 'src/node/config.test.ts',
    name: 'never repeats a secret',
    without: 'knowing which settings are secrets',
    edits: [['src/node/setting.ts', "setting.secret ? '' : ", "'' || "]],
  },
  {
    threat: 'S3',
    test: 'src/node/process-faults.test.ts',
    name: 'a fault that nobody catches ends it with 70 and is told without the token it carries: it %s',
    without: 'taking tokens out of what a crash says',
    edits: [['src/node/program.ts', 'scrubbed(inspect(error))', 'inspect(error)']],
  },
  {
    threat: 'S3',
    test: 'src/node/log.test.ts',
    name: 'holds no token, no cookie and no roster: %s',
    without: 'taking tokens out of finished lines',
    edits: [['src/node/log.ts', '      hooks: { streamWrite: scrubbed },\n', '']],
  },
  {
    threat: 'S4',
    test: 'scripts/security.test.ts',
    name: 'takes nothing of the environment into the page',
    without: 'a build that is given no variables',
    edits: [
      [
        'vite.config.ts',
        '  plugins: [react()',
        "  define: { TOKEN: JSON.stringify(process.env['XBL_AUTHORIZATION']) },\n  plugins: [react()",
      ],
    ],
  },
  {
    threat: 'S5',
    test: LOCKS,
    name: 'that is not ours (%s) is 421',
    without: 'the list of hosts',
    edits: [
      [
        GUARDS,
        'if (named === undefined || !hosts.has(named) || !hosts.has(new URL(request.url).host)) {',
        'if (named === undefined) {',
      ],
    ],
  },
  {
    threat: 'S5',
    test: 'src/node/metrics.test.ts',
    name: 'that is not ours (%s) is 421, and told what to do',
    without: 'looking by which name figures are asked for',
    edits: [
      [
        'src/node/metrics.ts',
        "if (!isServed(host, allowed) || !isServed(request.headers.get('host') ?? host, allowed)) {",
        'if (!isServed(host, allowed) && host.length > 1000) {',
      ],
    ],
  },
  {
    threat: 'S5',
    test: FOREIGN,
    name: 'a name of somebody else that leads here opens nothing',
    without: 'the list of hosts',
    edits: [
      [
        GUARDS,
        'if (named === undefined || !hosts.has(named) || !hosts.has(new URL(request.url).host)) {',
        'if (named === undefined) {',
      ],
    ],
  },
  {
    threat: 'S6',
    test: FOREIGN,
    name: 'a page of another site changes nothing, whatever way it takes',
    without: 'Origin and Fetch-Metadata on unsafe methods',
    edits: [OWN_PAGE],
  },
  {
    threat: 'S6',
    test: 'src/gateway/guards.test.ts',
    name: 'who sends an unsafe method: %s',
    without: 'Origin and Fetch-Metadata on unsafe methods',
    edits: [OWN_PAGE],
  },
  {
    threat: 'S6',
    test: 'e2e/password.spec.ts',
    name: 'a form of another site gives no password',
    without: 'the same for the password',
    edits: [
      [
        LOCK,
        '    requireOwnPage(request);\n    const form = await readForm(request);',
        '    const form = await readForm(request);',
      ],
    ],
  },
  {
    threat: 'S7',
    test: FOREIGN,
    name: 'a page of another site reads nothing, and no header lets it',
    without: 'answers without CORS headers',
    edits: [
      [
        HEADERS,
        "  'referrer-policy': 'no-referrer',",
        "  'referrer-policy': 'no-referrer',\n  'access-control-allow-origin': '*',",
      ],
    ],
  },
  {
    threat: 'S8',
    test: HOSTILE,
    name: 'two hundred ways to have a script run in what friends write run nothing, in any view',
    without: 'text nodes',
    page: true,
    edits: [
      [
        'src/features/friends/DeviceBlock.tsx',
        `          title={presence}
        >
          {presence}
        </bdi>`,
        '          title={presence}\n          dangerouslySetInnerHTML={{ __html: presence }}\n        />',
      ],
    ],
  },
  {
    threat: 'S9',
    test: 'src/gateway/page.test.ts',
    name: 'allows nothing inline, no other origin and no frame around it, on every answer',
    without: 'a policy without inline scripts',
    edits: [[HEADERS, `"script-src 'self'"`, `"script-src 'self' 'unsafe-inline'"`]],
  },
  {
    threat: 'S10',
    test: FOREIGN,
    name: 'a page of another site has no dashboard in a frame, nor a hold on its window',
    without: 'the refusal to be framed',
    edits: [
      [HEADERS, `  "frame-ancestors 'none'",\n`, ''],
      [HEADERS, `  'x-frame-options': 'DENY',\n`, ''],
      [HEADERS, `  'cross-origin-resource-policy': 'same-origin',\n`, ''],
    ],
  },
  {
    threat: 'S11',
    test: 'src/gateway/clean-text.test.ts',
    name: 'loses U+%s',
    without: 'dropping such marks',
    edits: [
      [
        CLEAN,
        "if (!text.includes('\\u{1f3f4}')) return text.replace(UNWANTED, '');",
        "if (!text.includes('\\u{1f3f4}')) return text;",
      ],
    ],
  },
  {
    threat: 'S11',
    test: HOSTILE,
    name: 'marks that turn the direction of writing move nothing beside them',
    without: 'dropping such marks',
    edits: [
      [
        CLEAN,
        "if (!text.includes('\\u{1f3f4}')) return text.replace(UNWANTED, '');",
        "if (!text.includes('\\u{1f3f4}')) return text;",
      ],
    ],
  },
  {
    threat: 'S11',
    test: 'e2e/alerts.spec.ts',
    name: 'what a stranger wrote turns nothing round in a notification',
    without: 'dropping such marks',
    edits: [
      [
        CLEAN,
        "if (!text.includes('\\u{1f3f4}')) return text.replace(UNWANTED, '');",
        "if (!text.includes('\\u{1f3f4}')) return text;",
      ],
    ],
  },
  {
    threat: 'S12',
    test: 'src/gateway/clean-text.test.ts',
    name: 'has a bounded number of letters, whole ones, and of marks on them',
    without: 'the bounds of texts',
    edits: [[CLEAN, "return bounded(clean.replace(TOO_MANY_MARKS, '$1'));", 'return clean;']],
  },
  {
    threat: 'S12',
    test: HOSTILE,
    name: 'a name without end and a tower of marks stay in their place',
    without: 'the bounds of texts, and of the place they have',
    page: true,
    edits: [
      [CLEAN, "return bounded(clean.replace(TOO_MANY_MARKS, '$1'));", 'return clean;'],
      [
        CLEAN,
        'if (PLAIN.test(text)) return text.length <= MAX_GRAPHEMES ? text : text.slice(0, MAX_GRAPHEMES);',
        'if (PLAIN.test(text)) return text;',
      ],
      [
        'src/app/app.css',
        "@import 'tailwindcss' source('../');",
        '@import "tailwindcss" source("../");\n.truncate { white-space: normal !important; overflow: visible !important; }',
      ],
    ],
  },
  {
    threat: 'S13',
    test: 'src/gateway/clean-text.test.ts',
    name: 'sets no prototype',
    without: 'dropping __proto__',
    edits: [
      [
        CLEAN,
        "if (name === '__proto__') delete holder[name];",
        "if (name === '__proto__') Object.setPrototypeOf(holder, member as object);",
      ],
    ],
  },
  {
    threat: 'S13',
    test: 'src/contract/record.test.ts',
    name: 'never throws and leaves the prototypes alone, whatever comes',
    without: 'records built from known members',
    edits: [
      [
        'src/contract/record.ts',
        '  return lastSeen ? { xuid, state, lastSeen } : { xuid, state };\n',
        '  return Object.assign({ xuid, state }, lastSeen && { lastSeen }, { rest: Object.assign({}, value) });\n',
      ],
    ],
  },
  {
    threat: 'S13',
    test: 'src/model/people-json.test.ts',
    name: 'any JSON at all is read without a throw and without a change to what all objects share',
    without: 'a map for the members of strangers',
    edits: [
      [
        'src/model/people-json.ts',
        'const members = new Map<string, unknown>(Object.entries(value));',
        'const members = new Map<string, unknown>(Object.entries(value));\n  for (const [name, member] of members) Object.assign((({}) as Record<string, object>)[name] ?? {}, member);',
      ],
    ],
  },
  {
    threat: 'S14',
    test: 'src/contract/identifier.test.ts',
    name: 'is read as an unsigned 64-bit number that is not 0',
    without: 'the grammar of an XUID',
    edits: [
      [
        'src/contract/identifier.ts',
        'if (!/^\\d{1,40}$/.test(text)) return undefined;',
        'if (!/^\\d{1,40}/.test(text)) return undefined;',
      ],
    ],
  },
  {
    threat: 'S15',
    test: 'src/contract/identifier.test.ts',
    name: '%j is %s',
    without: 'XUIDs that are text from end to end',
    edits: [
      [
        'src/contract/identifier.ts',
        "  const digits = canonicalDigits(text);\n  if (digits === '0'",
        "  const digits = String(BigInt(Number(text)));\n  if (digits === '0'",
      ],
    ],
  },
  {
    threat: 'S16',
    test: 'src/node/listen.test.ts',
    name: 'refuses %s with a body, and closes',
    without: 'a strict parser',
    edits: [
      [
        'src/node/listen.ts',
        ': createServer(limits);',
        ': createServer({ ...limits, insecureHTTPParser: true });',
      ],
    ],
  },
  {
    threat: 'S16',
    test: 'src/node/listen.test.ts',
    name: 'sees one request in what looks like two',
    without: 'a strict parser',
    edits: [
      [
        'src/node/listen.ts',
        ': createServer(limits);',
        ': createServer({ ...limits, insecureHTTPParser: true });',
      ],
    ],
  },
  {
    threat: 'S17',
    test: LOCKS,
    name: 'of a body is 1 MiB: a longer one is refused before it is sent',
    without: 'looking at the announced length',
    edits: [['src/gateway/request-body.ts', 'if (announced <= MAX_BODY_BYTES) {', 'if (announced >= 0) {']],
  },
  {
    threat: 'S17',
    test: LOCKS,
    name: 'of a body is 1 MiB in chunks too',
    without: 'counting what comes',
    edits: [['src/gateway/bounded-text.ts', 'if (length > limit) {', 'if (length < 0) {']],
  },
  {
    threat: 'S18',
    test: 'src/node/listen.test.ts',
    name: 'is told so and cut off: %s',
    without: 'the times for head and body',
    edits: [
      [
        'src/node/listen.ts',
        'const limits = { ...LIMITS, ...times };',
        'const limits = { ...LIMITS, ...times, headersTimeout: 0, requestTimeout: 0 };',
      ],
    ],
  },
  {
    threat: 'S18',
    test: LOCKS,
    name: 'are so many and no more; closed ones make room',
    without: 'the limit of connections',
    edits: [['src/node/connections.ts', '    if (count > most) socket.destroy();\n', '']],
  },
  {
    threat: 'S19',
    test: 'src/node/http-upstream.test.ts',
    name: 'gives up an answer that inflates to 100 MiB, by %s, before it has',
    without: 'the limit of an answer',
    edits: [
      [
        'src/gateway/upstream-exchange.ts',
        'readBoundedText(response.body, MAX_ANSWER_BYTES)',
        'readBoundedText(response.body, Infinity)',
      ],
    ],
  },
  {
    threat: 'S20',
    test: 'src/gateway/bounded-json.test.ts',
    name: 'reads what nests 32 levels and nothing deeper',
    without: 'looking at the depth',
    edits: [
      [
        'src/gateway/bounded-json.ts',
        "  if (isDeeperThan(text, MAX_DEPTH)) throw new SyntaxError('nested too deeply');\n",
        '',
      ],
    ],
  },
  {
    threat: 'S21',
    test: 'src/model/delimited-text.test.ts',
    name: 'has no cell that a spreadsheet would run',
    without: 'the apostrophe',
    edits: [
      ['src/model/delimited-text.ts', "return DANGEROUS.test(text) ? `'${text}` : text;", 'return text;'],
    ],
  },
  {
    threat: 'S22',
    test: 'src/worker/shell.test.ts',
    name: 'is every file of the build, each with the hash that it must have',
    without: 'the hashes',
    edits: [
      ['src/worker/shell.ts', "{ integrity, cache: 'no-cache', redirect: 'error' }", "{ cache: 'no-cache' }"],
    ],
  },
  {
    threat: 'S22',
    test: 'e2e/offline-app.spec.ts',
    name: 'the worker keeps exactly the files of the build, and nothing that comes from the service',
    without: 'leaving alone what is no file of the build',
    page: true,
    edits: [
      [
        'src/worker/shell.ts',
        '      if (!Object.hasOwn(files, pathname)) return undefined;\n',
        `      if (!Object.hasOwn(files, pathname)) {
        return fetch(url).then(async (response) => {
          await (await caches.open(name)).put(url, response.clone());
          return response;
        });
      }
`,
      ],
    ],
  },
  {
    threat: 'S23',
    test: 'src/service/api.test.ts',
    name: '304 to whoever has the answer; not across viewer, level or language',
    without: 'tags that know their reader',
    edits: [
      [
        'src/service/read-endpoints.ts',
        'const about = [reader.xuid, reader.sandbox, level, preference.join()];',
        'const about = [reader.sandbox, level, preference.join()].slice(3);',
      ],
    ],
  },
  {
    threat: 'S23',
    test: 'src/gateway/account.test.ts',
    name: 'gives nothing of the earlier account out once another token is in place, however fresh it is',
    without: 'forgetting what was heard for another account',
    edits: [
      ['src/gateway/account.ts', 'if (account !== undefined && who !== account) changed();', 'void changed;'],
    ],
  },
  {
    threat: 'S23',
    test: 'src/node/redis-polls.test.ts',
    name: 'never give one viewer what another may see',
    without: 'names that tell viewers apart',
    edits: [['src/node/redis-polls.ts', '`polls:{${viewer}}:${name}`', '`polls:{}:${name}`']],
  },
  {
    threat: 'S23',
    test: 'src/node/redis-polls.test.ts',
    name: 'keep nothing more for an account once another has signed in',
    without: 'looking whose token is in place',
    edits: [['src/node/redis-polls.ts', '(await options.namespace()) === viewer;', 'viewer === viewer;']],
  },
  {
    threat: 'S24',
    test: 'src/gateway/password-lock.test.ts',
    name: 'is looked at five times in a minute: of a thousand guesses five reach the comparison',
    without: 'the limit of guesses',
    edits: [[LOCK, 'const waitMs = attempts.take(caller.address);', 'const waitMs = ([] as number[])[0];']],
  },
  {
    threat: 'S24',
    test: 'src/gateway/session.test.ts',
    name: 'cannot be made up, lengthened or bent',
    without: 'the signature',
    edits: [
      [
        'src/gateway/session.ts',
        "const isSigned = crypto.subtle.verify('HMAC', await key, toBytes(signature), encoder.encode(signed));",
        'const isSigned = key.then(() => toBytes(nonce).length > 0);',
      ],
    ],
  },
  {
    threat: 'S24',
    test: 'src/gateway/session.test.ts',
    name: 'stays ended however the same signature is written',
    without: 'knowing ended sessions by what is signed',
    edits: [
      ['src/gateway/session.ts', '{ signed, until } : undefined', '{ signed: value, until } : undefined'],
    ],
  },
  {
    threat: 'S24',
    test: 'src/gateway/password-lock.test.ts',
    name: 'ends all sessions and alone opens, without a restart',
    without: 'asking what the password is by now',
    edits: [
      [
        LOCK,
        '  const passwordNow: PasswordSource =\n    typeof password ===',
        '  let first: ReturnType<PasswordSource> | undefined;\n  const passwordNow: PasswordSource = () => (first ??= newest());\n  const newest: PasswordSource =\n    typeof password ===',
      ],
    ],
  },
  {
    threat: 'S24',
    test: 'src/node/private-files.test.ts',
    name: 'holds no password while it %s, which is said once, and that it is fine again too',
    without: 'letting go of the last password',
    edits: [['src/node/password-file.ts', '      password = undefined;\n', '']],
  },
  {
    threat: 'S25',
    test: API,
    name: 'is refused where it is switched off',
    without: 'the switch',
    edits: [
      [
        'src/gateway/write-routes.ts',
        "    if (!canWrite) throw new Refusal(403, 'Presence cannot be written from here.');\n",
        '    void canWrite;\n',
      ],
    ],
  },
  {
    threat: 'S25',
    test: API,
    name: 'is the viewer’s alone',
    without: 'looking whose presence it is',
    edits: [
      [
        'src/gateway/write-routes.ts',
        "    if (xuid !== viewer.xuid()) throw new Refusal(403, 'Only the presence of the viewer can be written.');\n",
        '',
      ],
    ],
  },
  {
    threat: 'S25',
    test: 'src/gateway/polls.test.ts',
    name: 'is kept for reads, writes and profiles apart, and never overdrawn',
    without: 'the budget of writes',
    edits: [
      [
        'src/gateway/budget.ts',
        '      if (isLimited && wait > 0) return Promise.resolve(wait);\n',
        '      void [isLimited, wait];\n',
      ],
    ],
  },
  {
    threat: 'S26',
    test: 'src/node/shared-store.test.ts',
    name: 'takes who was evicted, and what nobody can read, for unknown',
    without: 'reading as a stranger’s what comes from there',
    edits: [
      [
        'src/service/store/person-text.ts',
        '    // Whatever it is, no person was written like this.\n    return undefined;',
        '    return { devices: [], lastSeen: [], playerData: new Map() };',
      ],
      ['src/service/store/person-text.ts', '    if (form !== FORM) return undefined;\n', '    void form;\n'],
    ],
  },
  {
    threat: 'S26',
    test: 'src/node/redis-polls.test.ts',
    name: 'take nothing from the store that they would not take from the upstream',
    without: 'looking whose record it is',
    edits: [
      [
        'src/gateway/presence-questions.ts',
        "if (!isFreshAt(at) || (json !== '' && record?.xuid !== xuid)) return undefined;",
        'if (!isFreshAt(at)) return undefined;',
      ],
    ],
  },
  {
    threat: 'S27',
    test: 'src/node/sign-in-programs.test.ts',
    name: 'writes no line of a stranger’s into its output',
    without: 'silence about what did not parse',
    edits: [
      [
        'src/node/listen.ts',
        '    // In the midst of an answer a second one',
        '    console.error(String((error as { rawPacket?: Buffer }).rawPacket));\n    // In the midst of an answer a second one',
      ],
    ],
  },
  {
    threat: 'S27',
    test: 'src/node/log.test.ts',
    name: 'is one line, whatever it is told',
    without: 'lines that are JSON',
    edits: [
      [
        'src/node/log.ts',
        '      hooks: { streamWrite: scrubbed },',
        "      hooks: { streamWrite: (line: string) => scrubbed(line).replaceAll('\\\\n', '\\n') },",
      ],
    ],
  },
  {
    threat: 'S28',
    test: 'scripts/security.test.ts',
    name: 'ends on long hostile texts: every regular expression of the servers and the contract',
    without: 'expressions that end',
    edits: [
      ['src/gateway/retry-after.ts', 'const SECONDS = /^\\d{1,10}$/;', 'const SECONDS = /^(?:\\d+)+$/;'],
    ],
  },
  {
    threat: 'S29',
    test: 'scripts/lock.test.ts',
    name: 'has an integrity hash',
    without: 'the hash of one package',
    edits: [
      [
        'package-lock.json',
        '      "integrity": "sha512-KmXvQAXwcAHV+muzbIwoJ23niEB5nMoDVr9WcRkU8mvjUECm/1+7v4Jgp7P7a+H6MLFrh+vXrGonGrGS+RQfkA==",\n',
        '',
      ],
    ],
  },
  {
    threat: 'S29',
    test: 'scripts/lock.test.ts',
    name: 'forbids install scripts',
    without: 'the refusal of install scripts',
    edits: [['.npmrc', 'ignore-scripts=true\n', '']],
  },
  {
    threat: 'S30',
    test: 'scripts/prepared.test.ts',
    name: 'Node %s runs the project: %s',
    without: 'looking at the version',
    edits: [
      [
        'scripts/prepared.mjs',
        'return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);',
        'return major > 0 || minor > wantedMajor + wantedMinor;',
      ],
    ],
  },
  {
    threat: 'S31',
    test: API,
    name: 'of status %i is %i here, in our own words',
    without: 'our own words',
    edits: [
      [
        UPSTREAM,
        'if (description !== undefined) throw new Refusal(status, description);',
        'if (description !== undefined) throw new Refusal(status, got.text);',
      ],
    ],
  },
  {
    threat: 'S32',
    test: 'scripts/security.test.ts',
    name: 'reads no file for a request: five hundred paths elsewhere lead nowhere',
    without: 'looking paths up instead of resolving them',
    edits: [
      [
        'src/gateway/page-routes.ts',
        "import type { Hono } from 'hono';",
        "import { existsSync, readFileSync, statSync } from 'node:fs';\nimport type { Hono } from 'hono';",
      ],
      [
        'src/gateway/page-routes.ts',
        '    const file = page.files.get(new URL(context.req.url).pathname);\n',
        `    const path = '.' + new URL(context.req.url).pathname;
    if (existsSync(path) && statSync(path).isFile()) return new Response(readFileSync(path));
    const file = page.files.get(new URL(context.req.url).pathname);
`,
      ],
    ],
  },
];
