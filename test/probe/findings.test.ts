// What is said of a file that is not what a model takes: certain only where fal has published it.
import { models as edit } from '../../nodes/KlingEdit/models';
import type { OtherKind } from '../../nodes/shared/media/fileKind';
import type { Probed, VideoFacts } from '../../nodes/shared/media/probe';
import type { VideoModel } from '../../nodes/shared/model/model';
import { fileFindings } from '../../nodes/shared/preflight/fileFindings';
import { models as upscale } from '../../nodes/Upscale/models';

const named = (models: readonly VideoModel[], name: string): VideoModel => {
	const found = models.find(({ displayName }) => displayName === name);
	if (found === undefined) throw new Error(`No model ${name}`);
	return found;
};
/** Its formats are published. */
const o1 = named(edit, 'Kling O1');
/** Its formats are not. */
const topaz = named(upscale, 'Topaz Precision');

function findings(probed: Probed, model: VideoModel) {
	const file = {
		...{ label: 'Video', media: 'video' as const, ofElement: false },
		...{ url: 'https://example.com/a', probed },
	};
	return fileFindings(file, model, []).map(({ weight, message, hint }) => ({
		weight,
		message,
		hint,
	}));
}

const clip: VideoFacts = {
	...{ is: 'video', container: 'mp4', seconds: 5, lengthMissing: null },
	...{ width: 1280, height: 720, framesPerSecond: 24, bytes: 1_000_000, complete: true },
};
const other = (kind: OtherKind): Probed => ({ is: 'other', kind, size: null, bytes: 1000 });

const kinds: Array<[OtherKind, string]> = [
	['mkv', 'Matroska (MKV)'],
	['flv', 'Flash video (FLV)'],
	['mpeg-ts', 'an MPEG transport stream (TS)'],
	['wmv', 'Windows Media (WMV)'],
	['ogg', 'Ogg'],
];

test.each(kinds)('%s is refused where formats are published, else a doubt', (kind, name) => {
	expect(findings(other(kind), o1)).toEqual([
		{
			weight: 'violation',
			message: `Video is ${name}; Kling O1 takes mp4 and mov`,
			hint: 'Convert it to mp4.',
		},
	]);
	expect(findings(other(kind), topaz)).toEqual([
		{
			weight: 'doubt',
			message: `Video is ${name}, which Topaz Precision may not take`,
			hint: 'Convert it to mp4.',
		},
	]);
});

test.each([
	['sound', 'a sound file'],
	['no picture', 'an mp4 file without a picture track'],
] as const)('%s is refused where formats are published, else a doubt', (kind, name) => {
	const message = `Video is ${name}, not a video file`;
	const hint = 'Use a file with a picture.';
	expect(findings(other(kind), o1)).toEqual([{ weight: 'violation', message, hint }]);
	expect(findings(other(kind), topaz)).toEqual([{ weight: 'doubt', message, hint }]);
});

test.each(['3gp', 'f4v'] as const)(
	'%s is refused where formats are published, else a doubt',
	(container) => {
		const facts = { ...clip, container };
		expect(findings(facts, o1)).toEqual([
			{
				weight: 'violation',
				message: `Video is ${container}; Kling O1 takes mp4 and mov`,
				hint: 'Convert it to mp4.',
			},
		]);
		expect(findings(facts, topaz)).toEqual([
			{
				weight: 'doubt',
				message: `Video is ${container}, which Topaz Precision may not take`,
				hint: 'Convert it to mp4.',
			},
		]);
	},
);

test.each([
	['cr3', 'a raw picture of a camera (CR3)'],
	['heic', 'a HEIC picture'],
] as const)('%s is a picture to every model', (kind, name) => {
	for (const model of [o1, topaz]) {
		expect(findings(other(kind), model)).toMatchObject([
			{ weight: 'violation', message: `Video is ${name}, not a video file` },
		]);
	}
});

test.each([
	[{ framesPerSecond: 23.976 }, []],
	[{ framesPerSecond: 23.889 }, ['doubt']],
	[{ framesPerSecond: 23.7 }, ['violation']],
	[{ framesPerSecond: 60.4 }, ['doubt']],
	[{ framesPerSecond: 61 }, ['violation']],
	[{ seconds: 2.96 }, []],
	[{ seconds: 2.917 }, ['doubt']],
	[{ seconds: 2.8 }, ['violation']],
	[{ seconds: 10.09 }, []],
	[{ seconds: 10.14 }, ['doubt']],
	[{ seconds: 10.2 }, ['violation']],
	// What is counted exactly is certain.
	[{ height: 719 }, ['violation']],
	[{ width: 2161 }, ['violation']],
])('a clip with %j just under or over a limit is %j', (facts, weights) => {
	expect(findings({ ...clip, ...facts }, o1).map(({ weight }) => weight)).toEqual(weights);
});

test('just under a limit it says that fal may round it', () => {
	expect(findings({ ...clip, framesPerSecond: 23.889 }, o1)).toEqual([
		{
			weight: 'doubt',
			message: 'Video has 23.89 frames per second; Kling O1 takes 24 to 60, but fal may round it',
			hint: 'Raise it with Interpolate.',
		},
	]);
});

test.each([
	['fragments', /^It is a fragmented mp4: save it as a plain one .+, or set Video to Binary\.$/],
	['start', /^It is a part of a stream, without its beginning: /],
	['header', /^Save it anew as mp4\.$/],
] as const)(
	'a clip without a known length (%s) is a doubt with its own way out',
	(missing, way) => {
		expect(findings({ ...clip, seconds: null, lengthMissing: missing }, o1)).toEqual([
			{
				weight: 'doubt',
				message: 'The length of Video could not be read',
				hint: expect.stringMatching(way),
			},
		]);
	},
);

test.each([
	['far', /^Its header stands too far back: .+, or set Video to Binary\.$/],
	['compressed', /^Its header is compressed: /],
	['boxes', /^It is made of more parts than a video needs: /],
	['size', /^It does not tell the size of its picture: /],
] as const)(
	'a video that could not be read (%s) is a doubt with its own way out',
	(because, way) => {
		expect(findings({ is: 'unknown', because, bytes: 1 }, o1)).toEqual([
			{
				weight: 'doubt',
				message: 'Video could not be read as a video',
				hint: expect.stringMatching(way),
			},
		]);
	},
);
