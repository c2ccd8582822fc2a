/* eslint-disable @n8n/community-nodes/no-restricted-imports */
// fal's file storage: where uploads and results lie, and the routes that take and give them.
import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { detail, json } from './answers';
import type { Answer } from './types';

export interface StoredFile {
	path: string;
	contentType: string;
	/** By fal's clock; without it the file stays. */
	goneAtMs?: number;
}

export interface FilePart {
	statusCode: 200 | 206 | 416;
	headers: Record<string, string>;
	stream: Readable | null;
}

export interface Storage {
	/** Announces an upload: POST /storage/upload/initiate with {content_type, file_name}. */
	initiate(body: string): Answer;
	/** Writes one part of an announced upload; null: never announced. */
	receivePart(id: string, partNumber: number, stream: Readable): Promise<Answer | null>;
	/** Joins the parts of an upload, as its list says. */
	complete(id: string, body: string): Promise<Answer>;
	/** Makes a file of ours public and gives its address. */
	publish(path: string, fileName: string, contentType: string, goneAtMs?: number): string;
	/** Writes an announced upload; false: never announced. */
	receive(id: string, stream: Readable): Promise<boolean>;
	/** Reads a file, whole or by an HTTP Range header; null: no such file. */
	read(id: string, range: string | undefined): Promise<FilePart | null>;
	clear(): void;
}

/** `baseUrl` is asked late, because the port is known only once the server listens. */
export function createStorage(folder: string, baseUrl: () => string, nowMs: () => number): Storage {
	const files = new Map<string, StoredFile>();
	const add = (file: StoredFile, fileName: string, id: string): string => {
		files.set(id, file);
		return `${baseUrl()}/files/${id}/${encodeURIComponent(fileName)}`;
	};
	return {
		initiate(body) {
			const asked = readUploadRequest(body);
			if (asked === null) return detail(422, 'content_type and file_name are required');
			const id = randomUUID();
			const path = join(folder, `upload-${id}`);
			const url = add({ path, contentType: asked.contentType }, asked.fileName, id);
			return json(200, { upload_url: url, file_url: url });
		},
		publish(path, fileName, contentType, goneAtMs = Infinity) {
			return add({ path, contentType, goneAtMs }, fileName, randomUUID());
		},
		async receive(id, stream) {
			const file = files.get(id);
			if (file === undefined) return false;
			await pipeline(stream, createWriteStream(file.path));
			return true;
		},
		async receivePart(id, partNumber, stream) {
			const file = files.get(id);
			if (file === undefined) return null;
			await pipeline(stream, createWriteStream(partPath(file, partNumber)));
			const etag = etagOf(partNumber);
			return json(200, { partNumber, etag }, { etag });
		},
		async complete(id, body) {
			const file = files.get(id);
			const { parts } = (parseJson(body) ?? {}) as { parts?: UploadedPart[] };
			if (file === undefined) return detail(404, 'Not Found');
			if (!parts?.length || parts.some(({ partNumber, etag }) => etag !== etagOf(partNumber))) {
				return detail(400, 'parts do not match');
			}
			await writeFile(file.path, '');
			for (const { partNumber } of parts) {
				const part = createReadStream(partPath(file, partNumber));
				await pipeline(part, createWriteStream(file.path, { flags: 'a' }));
			}
			return json(200, {});
		},
		async read(id, range) {
			const file = files.get(id);
			const size = file && (await stat(file.path).catch(() => null))?.size;
			if (file === undefined || size === undefined) return null;
			return nowMs() > (file.goneAtMs ?? Infinity) ? null : part(file, size, range);
		},
		clear() {
			files.clear();
		},
	};
}

interface UploadedPart {
	partNumber: number;
	etag: string;
}

function partPath({ path }: StoredFile, partNumber: number): string {
	return `${path}-part-${partNumber}`;
}

function etagOf(partNumber: number): string {
	return `"part-${partNumber}"`;
}

function readUploadRequest(body: string): { contentType: string; fileName: string } | null {
	const asked = parseJson(body) as { content_type?: unknown; file_name?: unknown } | null;
	const { content_type: contentType, file_name: fileName } = asked ?? {};
	return typeof contentType === 'string' && typeof fileName === 'string'
		? { contentType, fileName }
		: null;
}

/** undefined: not JSON. */
export function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

function part(file: StoredFile, size: number, range: string | undefined): FilePart {
	const common = { 'content-type': file.contentType, 'accept-ranges': 'bytes' };
	const asked = /^bytes=(\d+)-(\d*)$/.exec(range ?? '');
	if (asked === null) {
		const headers = { ...common, 'content-length': String(size) };
		return { statusCode: 200, headers, stream: createReadStream(file.path) };
	}
	const start = Number(asked[1]);
	const end = asked[2] === '' ? size - 1 : Math.min(Number(asked[2]), size - 1);
	if (start >= size || start > end) {
		const headers = { ...common, 'content-range': `bytes */${size}` };
		return { statusCode: 416, headers, stream: null };
	}
	const headers = {
		...common,
		'content-range': `bytes ${start}-${end}/${size}`,
		'content-length': String(end - start + 1),
	};
	return { statusCode: 206, headers, stream: createReadStream(file.path, { start, end }) };
}
