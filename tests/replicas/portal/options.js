// What the query string of the page asks for. The portal's own routes live in the hash, so the two never meet.

const query = new URLSearchParams(location.search);
const flag = (name, otherwise) => (query.get(name) ?? otherwise) === '1';
const number = (name, otherwise) => Number(query.get(name) ?? otherwise);

const gen = number('gen', '1');

/** The variant of the portal that is shown; README.md beside this file tells them all. */
export const options = Object.freeze({
  /** Generation of the Essentials, 1 to 5. */
  gen,
  /** Kind of the client secrets grid: a key of `secretGrids`. */
  grid: query.get('grid') ?? (gen === 1 ? 'classic' : 'fluent'),
  /** Language of the labels: a key of labels.json. */
  lang: query.get('lang') ?? 'en',
  /** Blades and sections that were opened stay in the document, hidden. */
  keep: flag('keep', '1'),
  /** Milliseconds until data shows, at first and after every switch of app. */
  late: number('late', '150'),
  /** Milliseconds after which the Essentials are built anew, once; 0 for never. */
  remount: number('remount', '0'),
  /** Identifiers are cut on screen and whole only in `title`. */
  truncate: flag('truncate', '0'),
  /** A new secret's value appears character by character. */
  typed: flag('typed', '0'),
  /** The page is full of things that trip a naive reader. */
  hostile: flag('hostile', '0'),
  /** The permissions grid holds only the rows near the view. */
  virtual: flag('virtual', '0'),
  /** A box above the permissions grid leaves only some rows. */
  filter: flag('filter', '0'),
  /** Application whose Overview stays visible at the left of the current blade. */
  open: query.get('open'),
});

/** The query of a sandboxed frame: the page's own variant, plus what the frame shows. */
export function frameQuery(view, appId) {
  const inner = new URLSearchParams({ view, app: appId });
  query.forEach((value, name) => inner.set(name, value));
  return inner;
}

/** What a sandboxed frame was asked to show. */
export const frame = Object.freeze({ view: query.get('view'), appId: query.get('app') });
