import { answer } from './answer.ts';
import { CONTENT_SECURITY_POLICY } from './security-headers.ts';

/** What the page says, by language; it stands before the dashboard and its catalogues. */
const WORDS = {
  en: {
    title: 'Friends Presence',
    password: 'Password',
    enter: 'Enter',
    wrong: 'That is not the password.',
    wait: 'Too many tries. Wait a minute, then try again.',
    shut: 'No password can be checked now. The log of the gateway says why.',
    inside: 'The password was given in this browser.',
    dashboard: 'To the dashboard',
    leave: 'Ask for the password again',
  },
  de: {
    title: 'Friends Presence',
    password: 'Passwort',
    enter: 'Öffnen',
    wrong: 'Das ist nicht das Passwort.',
    wait: 'Zu viele Versuche. Bitte eine Minute warten und es dann noch einmal versuchen.',
    shut: 'Zurzeit lässt sich kein Passwort prüfen. Das Protokoll des Gateways sagt, warum.',
    inside: 'Das Passwort wurde in diesem Browser eingegeben.',
    dashboard: 'Zur Übersicht',
    leave: 'Wieder nach dem Passwort fragen',
  },
  es: {
    title: 'Friends Presence',
    password: 'Contraseña',
    enter: 'Entrar',
    wrong: 'Esa no es la contraseña.',
    wait: 'Demasiados intentos. Espera un minuto y vuelve a intentarlo.',
    shut: 'Ahora no se puede comprobar ninguna contraseña. El registro de la pasarela dice por qué.',
    inside: 'La contraseña se introdujo en este navegador.',
    dashboard: 'Al panel',
    leave: 'Volver a pedir la contraseña',
  },
  ja: {
    title: 'Friends Presence',
    password: 'パスワード',
    enter: '開く',
    wrong: 'パスワードが違います。',
    wait: '試行回数が多すぎます。1分待ってからもう一度お試しください。',
    shut: '現在パスワードを確認できません。理由はゲートウェイのログにあります。',
    inside: 'このブラウザーではパスワードが入力済みです。',
    dashboard: 'ダッシュボードへ',
    leave: 'もう一度パスワードを求める',
  },
} as const;

type Language = keyof typeof WORDS;

function languageOf(header: string | null): Language {
  for (const entry of (header ?? '').slice(0, 1024).split(',')) {
    const tag = entry.trim().slice(0, 2).toLowerCase();
    if (Object.hasOwn(WORDS, tag)) return tag as Language;
  }
  return 'en';
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}

export const LOGIN_STYLE = `:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}
body{margin:0;min-height:100vh;display:grid;place-items:center;background:light-dark(#f4f6f8,#0e1318);color:light-dark(#18202a,#e8edf2)}
main{box-sizing:border-box;width:min(22rem,100vw - 2rem);padding:1.5rem;border:1px solid light-dark(#d4dae1,#2b343e);border-radius:1rem;background:light-dark(#fff,#161c23)}
h1{margin:0 0 1rem;font-size:1.25rem}
label{display:block;font-weight:600}
input,button,a.button{box-sizing:border-box;display:block;width:100%;min-height:2.75rem;padding:.5rem .75rem;border-radius:.625rem;font:inherit;text-align:center}
input{margin:.25rem 0 1rem;border:1px solid light-dark(#6b7785,#8d99a6);background:transparent;color:inherit;text-align:start}
button,a.button{border:0;background:light-dark(#0b5c43,#5fd3a6);color:light-dark(#fff,#06130d);font-weight:600;text-decoration:none;cursor:pointer}
button.quiet{margin-top:.75rem;background:transparent;color:inherit;border:1px solid currentcolor}
:focus-visible{outline:3px solid light-dark(#0b5c43,#5fd3a6);outline-offset:2px}
p{margin:0 0 1rem}
`;

/** The page's policy, but that this one form may be sent, to us alone. */
const POLICY = CONTENT_SECURITY_POLICY.replace("form-action 'none'", "form-action 'self'");

/** Why the page is shown. */
export type LoginReason = 'asked' | 'wrong' | 'wait' | 'shut' | 'inside';

function mainOf(reason: LoginReason, language: Language, next: string): string {
  const words = WORDS[language];
  if (reason === 'inside') {
    return `<p>${words.inside}</p><a class="button" href="/">${words.dashboard}</a>
<form method="post" action="/logout"><button class="quiet">${words.leave}</button></form>`;
  }
  const told = reason === 'asked' ? '' : `<p role="alert" id="told">${words[reason]}</p>`;
  const described = told === '' ? '' : ' aria-describedby="told" aria-invalid="true"';
  return `${told}<form method="post" action="/login"><input type="hidden" name="next" value="${escaped(next)}">
<label for="password">${words.password}</label>
<input id="password" name="password" type="password" autocomplete="current-password" required autofocus${described}>
<button>${words.enter}</button></form>`;
}

/**
 * The page that asks for the password: no script, a style of its own.
 * @param next the address of ours that was wanted
 */
export function loginPage(
  request: Request,
  status: number,
  { reason, next, headers = {} }: { reason: LoginReason; next: string; headers?: Record<string, string> },
): Response {
  const language = languageOf(request.headers.get('accept-language'));
  const html = `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><title>${WORDS[language].title}</title>
<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex">
<link rel="stylesheet" href="/login.css"></head>
<body><main><h1>${WORDS[language].title}</h1>
${mainOf(reason, language, next)}
</main></body></html>
`;
  return answer(status, request.method === 'HEAD' ? null : html, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': POLICY,
    // Without a referrer a browser names no origin with a form either, and we ask whose form it is.
    'referrer-policy': 'same-origin',
    vary: 'accept-language',
    ...headers,
  });
}
