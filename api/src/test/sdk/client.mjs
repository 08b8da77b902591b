// LibreChat's own SDK under Node, as a browser would have it: with cookies, a token and a browser's name.
import axios from 'axios';
import { setTokenHeader } from 'librechat-data-provider';

export const ROOT = '00000000-0000-0000-0000-000000000000';
export const BROWSER =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';
export const base = process.argv[2];

const cookies = new Map();
let token;
let status;

axios.defaults.baseURL = base;
axios.defaults.proxy = false;
axios.defaults.timeout = 120_000;
axios.defaults.headers.common['User-Agent'] = BROWSER;
// Under Node the SDK has no browser to keep its cookies.
axios.interceptors.request.use((config) => {
  if (cookies.size > 0) {
    config.headers.set('Cookie', [...cookies].map((pair) => pair.join('=')).join('; '));
  }
  return config;
});
axios.interceptors.response.use((response) => {
  status = response.status;
  for (const line of response.headers['set-cookie'] ?? []) {
    const [name, ...value] = line.split(';')[0].split('=');
    if (value.join('=') === '') cookies.delete(name);
    else cookies.set(name, value.join('='));
  }
  return response;
});

/** Sends this token from now on; undefined sends none. */
export function sign(newToken) {
  token = newToken;
  setTokenHeader(newToken);
}

/** The status of the last answer that was no refusal. */
export const lastStatus = () => status;

/** For what is asked without the SDK. */
export const headers = () => ({ Authorization: `Bearer ${token}`, 'User-Agent': BROWSER });
