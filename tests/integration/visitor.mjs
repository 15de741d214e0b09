/*
 * Somebody who visits a house: cookies are kept, pages are read as the XML they are, forms are sent as a browser would.
 *
 *   const visitor = new Visitor(house);
 *   const page = await visitor.get('/sign-in');
 *   await visitor.submit(page.form('/sign-in'), { number: '310101001', password: '…' });
 */
import { DOMParser, onErrorStopParsing } from '@xmldom/xmldom';
import { createHmac } from 'node:crypto';
import http from 'node:http';
import { gunzipSync } from 'node:zlib';

/* What came back: status, headers, text; for a page also its document. */
class Answer {
  constructor({ status, headers, text }) {
    this.status = status;
    this.headers = headers;
    this.text = text;
    this.location = headers.get('location');
    if (headers.get('content-type')?.startsWith('text/html') && text.includes('xmlns=')) {
      this.document = new DOMParser({ onError: onErrorStopParsing }).parseFromString(text, 'application/xhtml+xml');
    }
  }

  all(element) {
    return Array.from(this.document.getElementsByTagName(element));
  }

  heading() {
    return this.all('h1')[0]?.textContent;
  }

  /* The form that goes to an address, with the values it shows. */
  form(action) {
    const form = this.all('form').find((one) => one.getAttribute('action') === action);
    if (!form) throw new Error(`no form goes to ${action} on this page:\n${this.text}`);
    return {
      action,
      method: (form.getAttribute('method') ?? 'get').toLowerCase(),
      multipart: form.getAttribute('enctype') === 'multipart/form-data',
      values: fieldsOf(form),
    };
  }

  /* The refusals that the page shows, as one text. */
  refusals() {
    return this.all('*').filter((one) => one.getAttribute('role') === 'alert').map((one) => one.textContent).join('\n');
  }
}

function fieldsOf(form) {
  const values = [];
  for (const input of Array.from(form.getElementsByTagName('input'))) {
    const name = input.getAttribute('name');
    const type = input.getAttribute('type') ?? 'text';
    if (!name || ['submit', 'button', 'file'].includes(type)) continue;
    if (['checkbox', 'radio'].includes(type) && !input.hasAttribute('checked')) continue;
    values.push([name, input.getAttribute('value') ?? '']);
  }
  for (const area of Array.from(form.getElementsByTagName('textarea'))) {
    values.push([area.getAttribute('name'), area.textContent]);
  }
  for (const select of Array.from(form.getElementsByTagName('select'))) {
    const options = Array.from(select.getElementsByTagName('option'));
    const chosen = options.find((option) => option.hasAttribute('selected')) ?? options[0];
    if (chosen) values.push([select.getAttribute('name'), chosen.getAttribute('value') ?? chosen.textContent]);
  }
  return values;
}

/*
 * One request to its end, on a connection of its own: { status, headers, cookies, text }. A body is whatever fetch would
 * take; fetch itself hides the cookies in Debian's Node.
 */
async function exchange(address, { method = 'GET', headers, body, localAddress }) {
  const encoded = new Response(body);
  const bytes = Buffer.from(await encoded.arrayBuffer());
  const type = encoded.headers.get('content-type');
  const all = { 'content-length': bytes.length, ...(type && { 'content-type': type }), ...headers };
  return new Promise((resolve, reject) => {
    const request = http.request(address, { method, headers: all, agent: false, localAddress }, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const { 'set-cookie': cookies = [], ...rest } = response.headers;
        resolve({ status: response.statusCode, headers: new Headers(rest), cookies, text: textOf(chunks, rest) });
      });
    });
    request.on('error', reject);
    request.end(bytes);
  });
}

function textOf(chunks, headers) {
  const bytes = Buffer.concat(chunks);
  return (headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes).toString('utf8');
}

export class Visitor {
  constructor(house) {
    this.house = house;
    this.cookies = new Map();
    this.localAddress = undefined; /* any of 127.0.0.0/8, for somebody who comes from elsewhere */
  }

  /* A visitor who is signed in as an officer, the second factor given. */
  static async signedIn(house, number) {
    const visitor = new Visitor(house);
    visitor.cookies.set('cx', await house.openSession(number));
    return visitor;
  }

  async request(path, options = {}) {
    const headers = { ...options.headers };
    if (this.cookies.size > 0) headers.cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await exchange(this.house.url + path, { localAddress: this.localAddress, ...options, headers });
    for (const line of response.cookies) {
      const [, name, value] = line.match(/^([^=]+)=([^;]*)/);
      if (/max-age=0/i.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return new Answer(response);
  }

  /* A page; redirects are followed as a browser does. */
  async get(path) {
    let answer = await this.request(path);
    for (let hops = 0; answer.status === 303 && hops < 10; hops += 1) answer = await this.request(answer.location);
    return answer;
  }

  /*
   * Sends a form with some values changed: a text, an array for several of one name, or null to leave one out; for a
   * file { name, bytes, type }. Gives the answer itself, not where a redirect leads.
   */
  submit(form, changes = {}) {
    const names = new Set(Object.keys(changes));
    const values = form.values.filter(([name]) => !names.has(name));
    for (const [name, value] of Object.entries(changes)) {
      if (value !== null) values.push(...(Array.isArray(value) ? value : [value]).map((one) => [name, one]));
    }
    if (form.method === 'get') return this.request(`${form.action}?${new URLSearchParams(values)}`);
    const body = form.multipart ? new FormData() : new URLSearchParams();
    for (const [name, value] of values) {
      if (typeof value === 'object') body.append(name, new Blob([value.bytes], { type: value.type }), value.name);
      else body.append(name, value);
    }
    return this.request(form.action, { method: 'POST', body });
  }

  /* Signs in with number and password, and with the second factor when a secret is given; the page after it. */
  async signIn({ number, password, secret }) {
    const page = await this.send((await this.get('/sign-in')).form('/sign-in'), { number, password });
    return secret ? this.send(page.form('/sign-in/factor'), { code: totpCode(secret) }) : page;
  }

  /*
   * A first sign-in with a one-time password: sets a password of one's own and binds an authenticator. Gives what
   * signIn takes; a code works once, so the next sign-in within 30 s needs the code of the next 30.
   */
  async settleIn({ number, password }, fresh) {
    let page = await this.signIn({ number, password });
    page = await this.send(page.form('/me/password'), { present: password, fresh, again: fresh });
    page = await this.send(page.form('/me/factor/prepare'));
    const secret = page.all('code')[0].textContent.replaceAll(' ', '');
    await this.send(page.form('/me/factor'), { code: totpCode(secret) });
    return { number, password: fresh, secret };
  }

  /* Like submit, then the page to which the redirect leads. */
  async send(form, changes) {
    const answer = await this.submit(form, changes);
    return answer.status === 303 ? this.get(answer.location) : answer;
  }
}

/* The code that an authenticator app shows for a base32 secret (RFC 6238, SHA-1, six digits). */
export function totpCode(secret, milliseconds = Date.now()) {
  let bits = '';
  for (const letter of secret.replace(/[\s=]/g, '')) {
    bits += 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter.toUpperCase()).toString(2).padStart(5, '0');
  }
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(milliseconds / 30000)));
  const hash = createHmac('sha1', key).update(counter).digest();
  const number = hash.readUInt32BE(hash[19] & 15) & 0x7fffffff;
  return String(number % 1000000).padStart(6, '0');
}
