import type { ByteReader } from './bytes';

/** A header of a sound file, with what stands before its sound. */
const HEADER_BYTES = 8 * 1024;

/**
 * The length of a wav, flac or mp3 file in seconds, from its header; null where that does not tell.
 * @param reader at the start of the file
 * @param bytes the length of the whole file; null where it is not known
 */
export async function soundSeconds(
	reader: ByteReader,
	bytes: number | null,
): Promise<number | null> {
	const start = await reader.peek(HEADER_BYTES);
	const letters = start.toString('latin1', 0, 4);
	const seconds =
		letters === 'RIFF'
			? wavSeconds(start, bytes)
			: letters === 'fLaC'
				? flacSeconds(start)
				: letters.startsWith('ID3')
					? await mp3Seconds(reader, start, bytes)
					: null;
	return seconds !== null && Number.isFinite(seconds) && seconds > 0 ? seconds : null;
}

/** @see http://soundfile.sapp.org/doc/WaveFormat */
function wavSeconds(start: Buffer, bytes: number | null): number | null {
	let bytesPerSecond = 0;
	for (let at = 12; at + 8 <= start.length;) {
		const name = start.toString('latin1', at, at + 4);
		const size = start.readUInt32LE(at + 4);
		if (name === 'fmt ' && at + 20 <= start.length) bytesPerSecond = start.readUInt32LE(at + 16);
		if (name === 'data') {
			// Written to a pipe, the header says 0 or the largest number.
			const rest = bytes === null ? null : bytes - at - 8;
			const isOpen = size === 0 || size === 0xffffffff;
			const length = isOpen ? rest : Math.min(size, rest ?? Infinity);
			return length === null ? null : length / bytesPerSecond;
		}
		at += 8 + size + (size % 2);
	}
	return null;
}

/** @see https://www.rfc-editor.org/rfc/rfc9639#name-streaminfo */
function flacSeconds(start: Buffer): number | null {
	if (start.length < 26) return null;
	const rate = start.readUIntBE(18, 3) >> 4;
	const samples = (start[21] & 0x0f) * 2 ** 32 + start.readUInt32BE(22);
	return samples / rate;
}

const RATES = [44_100, 48_000, 32_000];
const KILOBITS_1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const KILOBITS_2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];

/**
 * By the count of frames that most encoders write into the first one, else by its bit rate.
 * @see http://www.mp3-tech.org/programmer/frame_header.html
 */
async function mp3Seconds(
	reader: ByteReader,
	start: Buffer,
	bytes: number | null,
): Promise<number | null> {
	if (start.length < 10) return null;
	// Seven bits of each byte count.
	const tagBytes = 10 + [6, 7, 8, 9].reduce((sum, at) => sum * 128 + (start[at] & 0x7f), 0);
	await reader.goTo(tagBytes, HEADER_BYTES);
	const frame = await reader.peek(HEADER_BYTES);
	if (frame.length < 200 || frame[0] !== 0xff || (frame[1] & 0xe6) !== 0xe2) return null;
	const isFirstVersion = (frame[1] & 0x18) === 0x18;
	const isMono = (frame[3] & 0xc0) === 0xc0;
	const base = RATES[(frame[2] >> 2) & 3];
	const kilobits = (isFirstVersion ? KILOBITS_1 : KILOBITS_2)[frame[2] >> 4];
	if (base === undefined || kilobits === undefined || kilobits === 0) return null;
	const rate = isFirstVersion ? base : (frame[1] & 0x18) === 0x10 ? base / 2 : base / 4;
	const info = isFirstVersion ? (isMono ? 21 : 36) : isMono ? 13 : 21;
	if (/^(Xing|Info)$/.test(frame.toString('latin1', info, info + 4)) && frame[info + 7] & 1) {
		return (frame.readUInt32BE(info + 8) * (isFirstVersion ? 1152 : 576)) / rate;
	}
	return bytes === null ? null : ((bytes - tagBytes) * 8) / (kilobits * 1000);
}
