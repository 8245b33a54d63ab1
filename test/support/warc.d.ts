/** Reader of web archives that shares nothing with ours; the package has no types. */
declare module 'warc' {
  import type { Transform } from 'node:stream';

  const WarcStream: new () => Transform;
  export default WarcStream;
}
