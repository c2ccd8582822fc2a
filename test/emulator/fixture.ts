// What the tests of the local fal stand on: clips, a server, and fal's own client connected to it.
import { createFalClient } from '@fal-ai/client';
import type { FalClient } from '@fal-ai/client';
import { startLocalFal } from './localFal';
import type { LocalFal } from './localFal';
import { createClipFolder } from './testClips';
import type { ClipFolder } from './testClips';

export interface Fixture {
	clips: ClipFolder;
	sampleClip: string;
	fal: LocalFal;
	client: FalClient;
	close(): Promise<void>;
}

/** The sample clip is 640 x 360 with sound; 1 s, or 3 s with `video`, as Kling needs. */
export async function startFixture({ video = false } = {}): Promise<Fixture> {
	const clips = await createClipFolder();
	const shape = { seconds: video ? 3 : 1, width: 640, height: 360, fps: 24 };
	const sampleClip = await clips.make('sample.mp4', shape);
	const fal = await startLocalFal({ sampleClip, video });
	return {
		clips,
		sampleClip,
		fal,
		client: connect(fal),
		async close() {
			await fal.close();
			await clips.remove();
		},
	};
}

/** For one test file, with empty books before each test; `use` gets what is open. */
export function useFixture(use: (fixture: Fixture) => void, options?: { video: boolean }): void {
	let fixture: Fixture | undefined;
	beforeAll(async () => {
		fixture = await startFixture(options);
		use(fixture);
	});
	beforeEach(() => fixture?.fal.reset());
	afterAll(async () => await fixture?.close());
}

/** fal's own client, unmodified, sent through the proxy. */
export function connect(fal: LocalFal, credentials = fal.apiKey): FalClient {
	return createFalClient({ credentials, proxyUrl: { url: fal.proxyUrl, when: 'always' } });
}

/** What an attempt fails with; null when it succeeds. */
export async function failureOf(attempt: Promise<unknown>): Promise<unknown> {
	return await attempt.then(
		() => null,
		(reason: unknown) => reason,
	);
}
