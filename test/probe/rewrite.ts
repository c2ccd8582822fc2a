/* eslint-disable @n8n/community-nodes/no-restricted-imports */
// Rewrites the boxes of an mp4 file the way other muxers write them.
import { deflateSync } from 'node:zlib';

/** A box as bytes, or as the boxes in it. */
export interface Box {
	type: string;
	content: Buffer | Box[];
}

const CONTAINERS = ['moov', 'trak', 'mdia', 'minf', 'stbl', 'mvex', 'moof', 'traf'];

export function parse(bytes: Buffer): Box[] {
	const boxes: Box[] = [];
	for (let at = 0; at + 8 <= bytes.length;) {
		const size = bytes.readUInt32BE(at);
		const type = bytes.toString('latin1', at + 4, at + 8);
		const content = bytes.subarray(at + 8, at + size);
		boxes.push({ type, content: CONTAINERS.includes(type) ? parse(content) : content });
		at += size;
	}
	return boxes;
}

export function write(boxes: readonly Box[]): Buffer {
	return Buffer.concat(boxes.flatMap(({ type, content }) => box(type, content)));
}

function box(type: string, content: Buffer | Box[]): Buffer[] {
	const bytes = Buffer.isBuffer(content) ? content : write(content);
	return [uint32(8 + bytes.length), Buffer.from(type, 'latin1'), bytes];
}

/** The boxes of one type, at any depth. */
export function every(boxes: readonly Box[], type: string): Box[] {
	return boxes.flatMap((one) => [
		...(one.type === type ? [one] : []),
		...(Buffer.isBuffer(one.content) ? [] : every(one.content, type)),
	]);
}

export function uint32(...numbers: number[]): Buffer {
	const bytes = Buffer.alloc(4 * numbers.length);
	numbers.forEach((number, index) => bytes.writeUInt32BE(number, 4 * index));
	return bytes;
}

function bytesOf({ content }: Box): Buffer {
	return Buffer.isBuffer(content) ? content : write(content);
}

function childrenOf({ content }: Box): Box[] {
	return Buffer.isBuffer(content) ? [] : content;
}

const SAMPLE_DURATION = 0x8;

/**
 * As MP4Box and Adobe write it: the length of a sample stands in trex alone, and mvex before trak.
 * @param seconds for mehd, which tells the length of the whole; null: none
 */
export function mvexFirst(file: Buffer, seconds: number | null): Buffer {
	const boxes = parse(file).filter(({ type }) => type !== 'mfra' && type !== 'sidx');
	const [moov] = every(boxes, 'moov');
	const [mvhd] = every(boxes, 'mvhd').map(bytesOf);
	const durations = new Map<number, number>();
	for (const moof of every(boxes, 'moof')) {
		const before = write([moof]).length;
		for (const tfhd of every([moof], 'tfhd')) {
			const content = bytesOf(tfhd);
			durations.set(content.readUInt32BE(4), content.readUInt32BE(8));
			tfhd.content = Buffer.concat([content.subarray(0, 8), content.subarray(12)]);
			tfhd.content.writeUInt32BE(content.readUInt32BE(0) & ~SAMPLE_DURATION, 0);
		}
		const moved = write([moof]).length - before;
		for (const trun of every([moof], 'trun')) {
			const content = bytesOf(trun);
			content.writeInt32BE(content.readInt32BE(8) + moved, 8);
		}
	}
	const mehd =
		seconds === null
			? []
			: [{ type: 'mehd', content: uint32(0, Math.round(seconds * mvhd.readUInt32BE(12))) }];
	const trex = [...durations].map(([id, duration]) => ({
		type: 'trex',
		content: uint32(0, id, 1, duration, 0, 0),
	}));
	const others = childrenOf(moov).filter(({ type }) => type !== 'mvex');
	const [first, ...rest] = others;
	moov.content = [first, { type: 'mvex', content: [...mehd, ...trex] }, ...rest];
	return write(boxes);
}

/** As Chrome and Adobe write it: the header tells the length of samples that lie in fragments. */
export function lengthInHeader(file: Buffer, seconds: number): Buffer {
	const boxes = parse(file);
	const [mvhd] = every(boxes, 'mvhd').map(bytesOf);
	mvhd.writeUInt32BE(seconds * mvhd.readUInt32BE(12), 16);
	for (const tkhd of every(boxes, 'tkhd')) {
		bytesOf(tkhd).writeUInt32BE(seconds * mvhd.readUInt32BE(12), 20);
	}
	for (const mdhd of every(boxes, 'mdhd').map(bytesOf)) {
		mdhd.writeUInt32BE(seconds * mdhd.readUInt32BE(12), 16);
	}
	return write(boxes);
}

/** With another length in the header of the whole (mvhd) than its tracks have. */
export function lengthOfHeader(file: Buffer, seconds: number): Buffer {
	const boxes = parse(file);
	for (const mvhd of every(boxes, 'mvhd').map(bytesOf)) {
		mvhd.writeUInt32BE(seconds * mvhd.readUInt32BE(12), 16);
	}
	return write(boxes);
}

/** As mp4parser writes it: the size of the picture stands in tkhd alone. */
export function sizeInTrackHeader(file: Buffer): Buffer {
	const boxes = parse(file);
	for (const stsd of every(boxes, 'stsd')) bytesOf(stsd).fill(0, 40, 44);
	return write(boxes);
}

/** Sizes of samples in 16 bits each, padded so that nothing else moves. */
export function compactSizes(file: Buffer): Buffer {
	const boxes = parse(file);
	for (const stbl of every(boxes, 'stbl')) {
		stbl.content = childrenOf(stbl).flatMap((one) => {
			if (one.type !== 'stsz') return [one];
			const content = bytesOf(one);
			const samples = content.readUInt32BE(8);
			const sizes = Buffer.alloc(2 * samples);
			for (let sample = 0; sample < samples; sample++) {
				sizes.writeUInt16BE(content.readUInt32BE(12 + 4 * sample), 2 * sample);
			}
			return [
				{ type: 'stz2', content: Buffer.concat([uint32(0, 16, samples), sizes]) },
				{ type: 'free', content: Buffer.alloc(2 * samples - 8) },
			];
		});
	}
	return write(boxes);
}

/** As old QuickTime writes it: the whole header compressed. */
export function compressedHeader(
	file: Buffer,
	compress: (header: Buffer) => Buffer = deflateSync,
): Buffer {
	const boxes = parse(file);
	const [moov] = every(boxes, 'moov');
	const plain = write([moov]);
	moov.content = [cmov(Buffer.concat([uint32(plain.length), compress(plain)]))];
	return write(boxes);
}

export function cmov(content: Buffer): Box {
	const type = 'cmov';
	return {
		type,
		content: write([
			{ type: 'dcom', content: Buffer.from('zlib') },
			{ type: 'cmvd', content },
		]),
	};
}

/** As Insta360 and dash cameras write it: data of their own behind the last box. */
export function withTrailer(file: Buffer): Buffer {
	const noise = Buffer.from(Array.from({ length: 4000 }, (_one, index) => (index * 37 + 11) % 256));
	return Buffer.concat([file, noise, Buffer.from('8db42d694ccc418790edff439fe026bf')]);
}

/** A fragmented file without its first or its last fragments. */
export function someFragments(file: Buffer, from: number, to: number): Buffer {
	let fragment = 0;
	const boxes = parse(file).filter(({ type }) => {
		if (type === 'moof') fragment += 1;
		return fragment === 0 || (type !== 'mfra' && fragment > from && fragment <= to);
	});
	return write(boxes);
}

/** With an index of its segments (sidx) before the first fragment, as DASH has it. */
export function withIndex(file: Buffer): Buffer {
	const boxes = parse(file).filter(({ type }) => type !== 'mfra');
	const [mdhd] = every(boxes, 'mdhd').map(bytesOf);
	const rows = every(boxes, 'moof').map((moof) => {
		const [run] = every([moof], 'trun').map(bytesOf);
		const [head] = every([moof], 'tfhd').map(bytesOf);
		return { moof, duration: run.readUInt32BE(4) * head.readUInt32BE(8) };
	});
	const table = rows.map(({ moof, duration }) => {
		const mdat = boxes[boxes.indexOf(moof) + 1];
		return uint32(write([moof, mdat]).length, duration, 0x90000000);
	});
	const head = uint32(0, 1, mdhd.readUInt32BE(12), 0, 0, table.length);
	const sidx = { type: 'sidx', content: Buffer.concat([head, ...table]) };
	const first = boxes.indexOf(rows[0].moof);
	return write([...boxes.slice(0, first), sidx, ...boxes.slice(first)]);
}
