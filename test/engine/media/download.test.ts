// A download that stands still is given up, whichever store it was going to.
import { downloadFile } from '../../../nodes/shared/media/download';
import { insideNode } from '../insideNode';
import { useLocalFal } from '../setup';

const fal = useLocalFal();
const sampleClip = 'examples/media/clip.mp4';

const download = async () => {
	const url = fal().publish(sampleClip);
	return await insideNode(async ({ helpers }) => {
		const wanted = { url, fileName: '', mimeType: '', bytes: null, mostBytes: 1e9, idleMs: 1000 };
		const given = { ...wanted, signal: new AbortController().signal, large: async () => undefined };
		return await downloadFile(helpers, given).then(
			({ fileName }) => fileName,
			(error: Error) => error.message,
		);
	});
};

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
