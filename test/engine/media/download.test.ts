/* eslint-disable @n8n/community-nodes/no-restricted-imports */
// A download that stands still is given up, whichever store it was going to.
import { statSync } from 'node:fs';
import type { Readable } from 'node:stream';

import type { IHttpRequestOptions } from 'n8n-workflow';

import { downloadFile, type Download } from '../../../nodes/shared/media/download';
import { insideNode } from '../insideNode';
import { useLocalFal } from '../setup';

const fal = useLocalFal();
const sampleClip = 'examples/media/clip.mp4';

const download = async (
	changed: Partial<Download> = {},
	halfRead: () => void = () => undefined,
) => {
	const url = fal().publish(sampleClip);
	return await insideNode(async ({ helpers }) => {
		const named = { url, fileName: '', mimeType: '', bytes: null };
		const wanted = { ...named, mostBytes: 1e9, allowsPrivate: true, patience: { idleMs: 1000 } };
		const signal = new AbortController().signal;
		const given = { ...wanted, signal, large: async () => undefined, ...changed };
		const httpRequest = async (options: IHttpRequestOptions) => {
			const response = (await helpers.httpRequest(options)) as { body: Readable };
			countChunks(response.body, Math.floor(statSync(sampleClip).size / 2), halfRead);
			return response;
		};
		return await downloadFile({ ...helpers, httpRequest }, given).then(
			({ fileName }) => fileName,
			(error: Error) => error.message,
		);
	});
};

/** Calls back once the reader of the stream has taken so many bytes and asks for more. */
function countChunks(stream: Readable, enough: number, callBack: () => void): void {
	const chunks = stream[Symbol.asyncIterator].bind(stream);
	stream[Symbol.asyncIterator] = async function* () {
		let bytes = 0;
		for await (const chunk of chunks()) {
			bytes += (chunk as Buffer).length;
			yield chunk;
			if (bytes >= enough) callBack();
		}
	};
}

test('once, it is tried again', async () => {
	fal().fault({ on: 'file', answer: 'stalled' });
	expect(await download()).toBe('clip.mp4');
	expect(fal().exchanges).toHaveLength(2);
});

test('always, it ends with a word', async () => {
	fal().fault({ on: 'file', times: Infinity, answer: 'stalled' });
	expect(await download()).toBe('it stood still');
	expect(fal().exchanges).toHaveLength(3);
});

test('and is stopped, it ends at once instead of when it would be given up', async () => {
	fal().fault({ on: 'file', times: Infinity, answer: 'stalled' });
	const stop = new AbortController();
	const stopped = download({ patience: { idleMs: 600_000 }, signal: stop.signal }, () =>
		stop.abort(),
	);
	expect(await stopped).toBe('the execution was stopped');
	expect(fal().exchanges).toHaveLength(1);
});

test('what is stopped before it begins is not fetched', async () => {
	expect(await download({ signal: AbortSignal.abort() })).toBe('the execution was stopped');
	expect(fal().exchanges).toEqual([]);
});
