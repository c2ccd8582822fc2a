/* eslint-disable @n8n/community-nodes/no-restricted-imports */
// n8n's store takes nothing more: the video is made and paid, and the item says so.
import '../filesOnDisk';
import { rename, rm, writeFile } from 'node:fs/promises';

import { insideNode } from '../insideNode';
import { clipUrl, falErrors, falKeys, upscale, useLocalFal } from '../setup';
import { NODE } from '../videoRun';

const fal = useLocalFal();

/** The folder under which n8n keeps all files of its binary store. */
async function storeFolder(): Promise<string> {
	const path = await insideNode(async ({ helpers }) => {
		const { id } = await helpers.prepareBinaryData(Buffer.from('x'), 'x.txt', 'text/plain');
		return helpers.getBinaryPath(String(id));
	});
	return path.slice(0, path.indexOf('/workflows/')) + '/workflows';
}

test('a full store fails the item by name, buys nothing again, and leaves the other item its video', async () => {
	const folder = await storeFolder();
	await rename(folder, `${folder}.away`);
	// Where a folder is wanted, a file stands in the way of every write.
	await writeFile(folder, '');
	const options = { downloadResult: "={{ $json.clip === 'sea' }}" };
	const run = await upscale(fal(), ['sea', 'land'], {
		parameters: { options },
		onError: 'continueRegularOutput',
	});
	await rm(folder);
	await rename(`${folder}.away`, folder);
	const [error, other] = falErrors(run);
	const [{ requestId }] = falKeys(run);
	expect(error).toMatchObject({
		type: 'download_failed',
		message: expect.stringMatching(
			/^The video is made, but could not be downloaded: n8n could not store it \(.+\) \(item 1\)$/,
		) as string,
		hint: expect.stringContaining(`Request ${String(requestId)} may have been charged.`) as string,
		retryable: true,
	});
	expect(other).toBeNull();
	expect(run.items(NODE)[0].json.video).toBeDefined();
	expect(
		fal()
			.purchases.map(({ input }) => input.video_url)
			.sort(),
	).toEqual([clipUrl('land'), clipUrl('sea')].sort());
	expect(fal().exchanges.filter(({ operation }) => operation === 'file')).toHaveLength(1);
});
