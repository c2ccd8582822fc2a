/* eslint-disable @n8n/community-nodes/no-restricted-imports */
// Whatever bytes a file has, reading its header comes to an end and to an answer.
import fc from 'fast-check';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { createReader } from '../../nodes/shared/media/bytes';
import { probe, type Probed } from '../../nodes/shared/media/probe';
import { useClipFolder } from '../support/clipFolder';
import { readable } from './clips';

const names = ['index-last.mp4', 'fragmented.mp4', 'quicktime.mov'];

const files: Buffer[] = [];
useClipFolder(async (clips) => {
	for (const shape of readable.filter(({ name }) => names.includes(name))) {
		const file = join(clips.path, shape.name);
		await shape.make(file, clips.path);
		files.push(await readFile(file));
	}
});

async function probeBytes(bytes: Buffer, pieceBytes: number): Promise<Probed> {
	async function* pieces() {
		for (let start = 0; start < bytes.length; start += pieceBytes) {
			yield bytes.subarray(start, start + pieceBytes);
		}
	}
	const reader = createReader(pieces());
	const probed = await probe(reader, bytes.length);
	await reader.close();
	return probed;
}

/** Where the boxes begin that a reader looks into; a change anywhere else is a change of a picture. */
function headers(file: Buffer): number[] {
	const letters =
		/ftyp|moov|mvhd|trak|tkhd|edts|elst|mdhd|hdlr|stsd|stts|mvex|trex|moof|traf|tfhd|tfdt|trun/g;
	return [...file.toString('latin1').matchAll(letters)].map(({ index }) => index - 4);
}

/** Sizes and versions of boxes, at the places where they stand, lead furthest astray. */
const change = fc.record({
	header: fc.nat(),
	offset: fc.oneof(fc.constantFrom(3, 8), fc.nat(63)),
	byte: fc.oneof(fc.constantFrom(0, 1, 8), fc.integer({ min: 12, max: 24 }), fc.nat(255)),
});

const damage = fc.record({
	file: fc.nat(names.length - 1),
	changes: fc.array(change, { maxLength: 6 }),
	keep: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
	pieceBytes: fc.constantFrom(512, 4096, 65536),
});

test('a damaged video is told apart or read, with sides and times that are numbers', async () => {
	expect(files).toHaveLength(names.length);
	await fc.assert(
		fc.asyncProperty(damage, async ({ file, changes, keep, pieceBytes }) => {
			const bytes = Buffer.from(files[file]);
			const starts = headers(bytes);
			for (const { header, offset, byte } of changes) {
				const at = starts[header % starts.length] + offset;
				if (at < bytes.length) bytes[at] = byte;
			}
			const kept = keep === null ? bytes : bytes.subarray(0, Math.floor(keep * bytes.length));
			const probed = await probeBytes(kept, pieceBytes);
			expect(['video', 'other', 'empty', 'cut', 'unknown']).toContain(probed.is);
			if (probed.is !== 'video') return;
			const { width, height, seconds, framesPerSecond } = probed;
			for (const number of [width, height, seconds ?? 0, framesPerSecond ?? 0]) {
				expect(Number.isFinite(number) && number >= 0).toBe(true);
			}
		}),
		{ numRuns: 4000 },
	);
});
