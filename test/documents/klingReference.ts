import { oneOf, orNull, type Document, type Documents } from './document';
import { aspectRatio, o1, o3, o3FourK, secondsUpTo } from './kling';

const kling = 'fal-ai/kling-video';

const o1Reference: Document = {
	...o1,
	input: {
		...o1.input,
		aspect_ratio: aspectRatio,
		duration: oneOf(secondsUpTo(10), '5'),
	},
};

const o3Reference: Document = {
	...o3,
	input: {
		...o3.input,
		aspect_ratio: aspectRatio,
		duration: orNull(oneOf(secondsUpTo(15), null)),
	},
};

export const klingReference: Documents = {
	[`${kling}/o1/video-to-video/reference`]: o1Reference,
	[`${kling}/o1/standard/video-to-video/reference`]: o1Reference,
	[`${kling}/o3/standard/video-to-video/reference`]: { ...o3Reference, usd: [0.126] },
	[`${kling}/o3/pro/video-to-video/reference`]: { ...o3Reference, usd: [0.168] },
	[`${kling}/o3/4k/video-to-video/reference`]: { ...o3FourK, input: o3Reference.input },
};
