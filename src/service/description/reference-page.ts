import type { OpenApiDocument } from './openapi.ts';
import { STYLE } from './reference-style.ts';

type Json = Readonly<Record<string, unknown>>;

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: unknown): string => String(text).replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? '');
/** Prose in which `…` marks code. */
const prose = (text: unknown): string =>
  escaped(text ?? '').replace(/`([^`]+)`/g, (_, code: string) => `<code>${code}</code>`);
const code = (text: unknown): string => `<code>${escaped(text)}</code>`;

const asObject = (value: unknown): Json =>
  typeof value === 'object' && value !== null ? (value as Json) : {};
const asList = (value: unknown): readonly Json[] => (Array.isArray(value) ? (value as Json[]) : []);
const nameOf = (reference: unknown): string => String(reference).split('/').at(-1) ?? '';

/** Follows a reference inside the document. */
function resolved(document: OpenApiDocument, value: unknown): Json {
  const { $ref: reference } = asObject(value);
  if (typeof reference !== 'string') return asObject(value);
  return asObject(
    reference
      .split('/')
      .slice(1)
      .reduce<unknown>((node, step) => asObject(node)[step], document),
  );
}

/** A schema in a few words, its parts linked. */
function typeText(schema: unknown): string {
  const { $ref: reference, type, items, enum: words, const: constant, anyOf } = asObject(schema);
  if (reference !== undefined)
    return `<a href="#${escaped(nameOf(reference))}">${escaped(nameOf(reference))}</a>`;
  if (constant !== undefined) return code(JSON.stringify(constant));
  if (Array.isArray(words)) return words.map((word) => code(word)).join(' ');
  if (Array.isArray(anyOf)) return anyOf.map(typeText).join(' or ');
  if (type === 'array') return `list of ${typeText(items)}`;
  return escaped(type ?? 'any value');
}

/** What a schema allows beyond its type. */
function boundsText(schema: unknown): string {
  const { minItems, maxItems, minLength, maxLength, minimum, maximum, pattern } = asObject(schema);
  const between = (least: unknown, most: unknown, unit: string): string[] =>
    least === undefined && most === undefined
      ? []
      : [
          `${most === undefined ? `${String(least)} or more` : least === undefined ? `at most ${String(most)}` : `${String(least)} to ${String(most)}`} ${unit}`.trim(),
        ];
  return [
    ...between(minItems, maxItems, 'entries'),
    ...between(minLength, maxLength, 'characters'),
    ...between(minimum, maximum, ''),
    ...(typeof pattern === 'string' ? [code(pattern)] : []),
  ].join(', ');
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const head = heads.map((cell) => `<th scope="col">${cell}</th>`).join('');
  const body = rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('\n');
  return `<div class="wide"><table><thead><tr>${head}</tr></thead><tbody>\n${body}\n</tbody></table></div>`;
}

/** The members of an object, those of objects in it beneath them. */
function memberRows(schema: unknown, prefix = ''): string[][] {
  const { properties, required, additionalProperties } = asObject(schema);
  const named = Object.entries(asObject(properties)).flatMap(([name, member]) => {
    const isRequired = Array.isArray(required) && required.includes(name);
    const row = [
      `${code(prefix + name)}${isRequired ? ' <span class="mark">required</span>' : ''}`,
      typeText(member),
      boundsText(member),
    ];
    const { type, items } = asObject(member);
    return [
      row,
      ...memberRows(type === 'array' ? items : member, `${prefix}${name}${type === 'array' ? '[]' : ''}.`),
    ];
  });
  return [...named, ...memberRowsOfMap(additionalProperties, prefix)];
}

function memberRowsOfMap(value: unknown, prefix: string): string[][] {
  return typeof value === 'object' ? memberRows(value, `${prefix}*.`) : [];
}

function operationSection(document: OpenApiDocument, path: string, method: string, operation: Json): string {
  const parameters = asList(operation['parameters']).map((parameter) => resolved(document, parameter));
  const body = asObject(asObject(asObject(operation['requestBody'])['content'])['application/json'])[
    'schema'
  ];
  const responses = Object.entries(asObject(operation['responses'])).map(([status, response]) => {
    const { description, content } = resolved(document, response);
    const schema = asObject(asObject(content)['application/json'])['schema'];
    return [code(status), schema ? typeText(schema) : '', prose(description)];
  });
  return `<section id="${escaped(operation['operationId'])}">
<h3><span class="method ${method}">${method.toUpperCase()}</span> <code>${escaped(path)}</code></h3>
<p class="lead">${prose(operation['summary'])}.</p>
<p>${prose(operation['description'])}</p>
${table(
  ['Parameter', 'In', 'Type', 'Meaning'],
  parameters.map(({ name, in: place, required, schema, description }) => [
    `${code(name)}${required === true ? ' <span class="mark">required</span>' : ''}`,
    escaped(place),
    typeText(schema),
    prose(description),
  ]),
)}
${body ? `<p>Body: ${typeText(body)}</p>` : ''}
${table(['Status', 'Body', 'Meaning'], responses)}
</section>`;
}

function schemaSection(name: string, schema: Json): string {
  const members = memberRows(schema);
  const shape =
    members.length > 0
      ? table(['Member', 'Type', 'Bounds'], members)
      : `<p>${typeText(schema)} ${boundsText(schema)}</p>`;
  return `<section id="${escaped(name)}"><h3><code>${escaped(name)}</code></h3><p>${prose(schema['description'])}</p>${shape}</section>`;
}

/** Makes the reference page of a description: one HTML file that asks no other host for anything. */
export function referencePage(document: OpenApiDocument): string {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  const groups = document.tags.map(({ name }) => ({
    name,
    members: operations.filter(({ operation }) => (operation['tags'] as string[]).includes(name)),
  }));
  const schemas = Object.entries(document.components.schemas);
  const { title, description } = document.info;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)}: reference</title>
<style>${STYLE}</style>
</head>
<body>
<nav aria-label="Contents">
<p class="name">${escaped(title)}</p>
${groups
  .map(
    ({ name, members }) => `<h2>${escaped(name)}</h2><ul>
${members.map(({ operation }) => `<li><a href="#${escaped(operation['operationId'])}">${escaped(operation['summary'])}</a></li>`).join('\n')}
</ul>`,
  )
  .join('\n')}
<h2>Schemas</h2><ul>
${schemas.map(([name]) => `<li><a href="#${escaped(name)}">${escaped(name)}</a></li>`).join('\n')}
</ul>
</nav>
<main>
<h1>${escaped(title)}</h1>
<p class="lead">${prose(description)}</p>
<p>Every call carries ${code('Authorization: XBL3.0 x=<userhash>;<token>')}. The same as a document for machines: <a href="/openapi.json">openapi.json</a>, OpenAPI ${escaped(document.openapi)}.</p>
${groups
  .map(
    ({ name, members }) => `<h2>${escaped(name)}</h2>
${members.map(({ path, method, operation }) => operationSection(document, path, method, operation)).join('\n')}`,
  )
  .join('\n')}
<h2>Schemas</h2>
${schemas.map(([name, schema]) => schemaSection(name, schema)).join('\n')}
</main>
</body>
</html>
`;
}
