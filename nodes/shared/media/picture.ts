import type { ByteReader } from './bytes';
import type { OtherKind } from './fileKind';

/** Width and height in pixels, as stored. */
export interface PictureSize {
	width: number;
	height: number;
}

/** Segments of a JPEG file that tell its size; C4, C8 and CC are tables. */
const FRAMES = [0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf];
/** Segments that have no length. */
const BARE = [0x01, 0xd0, 0xd1, 0xd2, 0xd3, 0xd4, 0xd5, 0xd6, 0xd7];
const HEADER_BYTES = 30;
/** Photos of cameras have a few dozen before their size. */
const MOST_SEGMENTS = 1000;

/** The size of a picture from its header; null where that does not tell. */
export async function pictureSize(
	reader: ByteReader,
	kind: OtherKind,
): Promise<PictureSize | null> {
	if (kind === 'jpeg') return await jpegSize(reader);
	const header = await reader.peek(HEADER_BYTES);
	if (header.length < HEADER_BYTES) return null;
	switch (kind) {
		case 'png':
			return { width: header.readUInt32BE(16), height: header.readUInt32BE(20) };
		case 'gif':
			return { width: header.readUInt16LE(6), height: header.readUInt16LE(8) };
		case 'webp':
			return webpSize(header);
		default:
			return null;
	}
}

/** @see https://www.w3.org/Graphics/JPEG/itu-t81.pdf */
async function jpegSize(reader: ByteReader): Promise<PictureSize | null> {
	await reader.take(2);
	for (let segments = 0; segments < MOST_SEGMENTS; segments++) {
		const marker = await reader.take(2);
		if (marker.length < 2 || marker[0] !== 0xff) return null;
		if (BARE.includes(marker[1])) continue;
		const segment = await reader.peek(7);
		if (segment.length < 7) return null;
		if (FRAMES.includes(marker[1])) {
			return { width: segment.readUInt16BE(5), height: segment.readUInt16BE(3) };
		}
		await reader.goTo(reader.position() + Math.max(2, segment.readUInt16BE(0)));
	}
	return null;
}

/** @see https://developers.google.com/speed/webp/docs/riff_container */
function webpSize(header: Buffer): PictureSize | null {
	switch (header.toString('latin1', 12, 16)) {
		case 'VP8 ':
			return { width: header.readUInt16LE(26) & 0x3fff, height: header.readUInt16LE(28) & 0x3fff };
		case 'VP8L': {
			const bits = header.readUInt32LE(21);
			return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
		}
		case 'VP8X':
			return { width: header.readUIntLE(24, 3) + 1, height: header.readUIntLE(27, 3) + 1 };
		default:
			return null;
	}
}
