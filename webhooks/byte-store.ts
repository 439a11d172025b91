/**
 * Bytes that come in pieces, held in one buffer. A list of the pieces would cost several hundred bytes per piece, so
 * that a megabyte sent byte by byte would hold hundreds of megabytes (P31).
 */
export interface ByteStore {
  /** Takes a piece and returns by how many bytes the memory held has grown. */
  append(piece: Buffer): number;
  take(): Buffer;
}

/** Where the whole length is not known, room is made for this much at first. */
const FIRST_ROOM_BYTES = 64 * 1024;

/**
 * @param declared bytes that will come, where the sender has said so: room is made for all of them at once
 * @param most never more room than this is made
 */
export function createByteStore(declared: number | null, most: number): ByteStore {
  let room: Buffer | null = null;
  let length = 0;

  return {
    append: (piece) => {
      // A delivery mostly comes in one piece, which is then not copied.
      if (room === null) {
        room = piece;
        length = piece.length;
        return length;
      }
      const before = room.length;
      const needed = length + piece.length;
      if (needed > before) {
        const larger = Buffer.allocUnsafeSlow(
          Math.min(most, declared ?? Math.max(2 * needed, FIRST_ROOM_BYTES)),
        );
        room.copy(larger, 0, 0, length);
        room = larger;
      }
      piece.copy(room, length);
      length = needed;
      return room.length - before;
    },
    take: () => (room === null ? Buffer.alloc(0) : room.subarray(0, length)),
  };
}
