// A folder for the clips of a test file, there before the first test and gone after the last.
import { createClipFolder, type ClipFolder } from '../emulator/testClips';

/** @param fill makes what all tests need */
export function useClipFolder(
	fill: (folder: ClipFolder) => Promise<void> = async () => {},
): () => ClipFolder {
	const folders: ClipFolder[] = [];
	beforeAll(async () => {
		const folder = await createClipFolder();
		folders.push(folder);
		await fill(folder);
	}, 300_000);
	afterAll(async () => {
		for (const folder of folders) await folder.remove();
	});
	return () => folders[0];
}
