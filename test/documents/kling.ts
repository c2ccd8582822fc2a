// What the documents of Kling O1 and O3 have in common.
import { elements, flag, list, oneOf, orNull, required, text, type Document } from './document';

const MEGABYTE = 1_048_576;

const common = { prompt: required(text(2500)), video_url: required(text()) };

const picture = { side: [300], shape: [0.4, 2.5], bytes: 10 * MEGABYTE } as const;

/** fal's page of the edit endpoint; prompt and pictures from the other O1 documents of Apr 2026. */
export const o1: Document = {
	source: 'registry of 27 Aug 2026, page of the edit endpoint',
	whole: true,
	input: {
		...common,
		keep_audio: flag(false),
		image_urls: orNull(list()),
		elements: orNull(elements('required', 3)),
	},
	video: {
		formats: ['mp4', 'mov'],
		seconds: [3, 10.05],
		side: [720, 2160],
		framesPerSecond: [24, 60],
		bytes: 200 * MEGABYTE,
	},
	picture,
};

export const o3: Document = {
	source: 'OpenAPI of 27 Apr 2026, limits of the video of 27 Aug and 24 Sep 2026',
	whole: true,
	input: {
		...common,
		keep_audio: flag(true),
		image_urls: orNull(list()),
		elements: orNull(elements('optional', 3)),
		shot_type: oneOf(['customize']),
	},
	video: {
		formats: ['mp4', 'mov'],
		seconds: [3, 15.05],
		side: [720, 3840],
		framesPerSecond: [24, 60],
		bytes: 200 * MEGABYTE,
	},
	picture,
};

/** O3 4K, whose document of 24 Sep 2026 is whole. */
export const o3FourK: Document = {
	...o3,
	source: 'OpenAPI of 24 Sep 2026',
	picture: { ...picture, bytes: 50 * MEGABYTE },
	usd: [0.42],
};

export const aspectRatio = oneOf(['auto', '16:9', '9:16', '1:1']);

/** Seconds as text, from 3 up. */
export function secondsUpTo(most: number): string[] {
	return Array.from({ length: most - 2 }, (_one, index) => String(index + 3));
}
