/** The style of the reference page; light or dark as the reader's system is. */
export const STYLE = `
:root { color-scheme: light dark; --ground: light-dark(#fbfbfc, #15171b); --card: light-dark(#fff, #1c1f25);
  --ink: light-dark(#1b1e24, #e8eaee); --soft: light-dark(#565d68, #a4abb7); --line: light-dark(#dde0e5, #31363f);
  --link: light-dark(#0a5a9c, #7fc0f5); --code: light-dark(#f0f2f5, #262a32); }
* { box-sizing: border-box; }
html { scroll-padding-top: 1.5rem; }
body { margin: 0; display: grid; grid-template-columns: 17rem minmax(0, 1fr); background: var(--ground); color: var(--ink);
  font: 1rem/1.55 system-ui, sans-serif; }
nav { position: sticky; top: 0; height: 100vh; overflow-y: auto; padding: 1.5rem 1rem 2rem 1.5rem;
  border-right: 1px solid var(--line); font-size: .875rem; }
nav .name { margin: 0; font-weight: 650; font-size: 1rem; }
nav h2 { margin: 1.5rem 0 .25rem; font-size: .8125rem; font-weight: 600; color: var(--soft); }
nav ul { list-style: none; margin: 0; padding: 0; }
nav a { display: block; padding: .25rem 0; color: inherit; text-decoration: none; }
nav a:hover { text-decoration: underline; }
main { max-width: 60rem; padding: 1.5rem 2.5rem 6rem; }
h1 { margin: 0 0 .5rem; font-size: 1.75rem; line-height: 1.2; }
main > h2 { margin: 3rem 0 1rem; font-size: 1.375rem; }
section { margin: 0 0 1.25rem; padding: 1rem 1.25rem 1.25rem; border: 1px solid var(--line); border-radius: .625rem; background: var(--card); }
section:target { outline: 2px solid var(--link); outline-offset: 2px; }
h3 { margin: 0 0 .5rem; font-size: 1rem; line-height: 1.6; overflow-wrap: anywhere; }
p { margin: .5rem 0; max-width: 68ch; }
.lead { font-size: 1.0625rem; }
a { color: var(--link); }
a:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 2px; }
code { font: .875em/1.5 ui-monospace, Consolas, monospace; padding: .125em .3em; border-radius: .25rem; background: var(--code); }
h3 code { background: none; padding: 0; }
.method { display: inline-block; min-width: 4.25rem; margin-right: .5rem; padding: .05rem .5rem; border-radius: .3rem; text-align: center;
  font-size: .75rem; color: #fff; background: #0a5a9c; }
.method.post { background: #17693a; } .method.put { background: #8a5300; } .method.delete { background: #a3271f; }
.mark { font-size: .75rem; color: var(--soft); white-space: nowrap; }
.wide { overflow-x: auto; margin-top: .75rem; }
table { width: 100%; border-collapse: collapse; font-size: .875rem; }
th, td { padding: .375rem .75rem .375rem 0; text-align: left; vertical-align: top; border-top: 1px solid var(--line); }
th { border-top: 0; font-weight: 600; color: var(--soft); }
td:first-child { white-space: nowrap; }
@media (max-width: 50rem) {
  body { grid-template-columns: minmax(0, 1fr); }
  nav { position: static; height: auto; border-right: 0; border-bottom: 1px solid var(--line); padding: 1rem; }
  main { padding: 1.25rem 1rem 4rem; }
  td:first-child { white-space: normal; }
}
`;
