import { flag, list, oneOf, orNull, required, text, whole, type Documents } from './document';
import { o1, o3, o3FourK } from './kling';

const kling = 'fal-ai/kling-video';

export const klingEdit: Documents = {
	[`${kling}/o1/video-to-video/edit`]: { ...o1, usd: [0.168] },
	[`${kling}/o1/standard/video-to-video/edit`]: { ...o1, usd: [0.126] },
	[`${kling}/o3/standard/video-to-video/edit`]: { ...o3, usd: [0.126] },
	[`${kling}/o3/pro/video-to-video/edit`]: { ...o3, usd: [0.168] },
	[`${kling}/o3/4k/video-to-video/edit`]: o3FourK,
	'kling/v4/video-to-video/edit': {
		source: 'page of Nov 2026, cut after image_urls',
		whole: false,
		input: { prompt: required(text()), video_url: required(text()), image_urls: orNull(list()) },
		video: {
			seconds: [3, 30.05],
			side: [700, 4553],
			framesPerSecond: [23.9, 60.05],
			shape: [0.4, 2.5],
			bytes: 314_572_800,
		},
		// The last two: of source and result together.
		usd: [0.094, 0.141, 0.188, 0.282],
	},
	'alibaba/happy-horse/video-edit': {
		source: 'OpenAPI of 28 Apr 2026, registry of 27 Aug 2026, sizes and shapes from its text',
		whole: true,
		input: {
			video_url: required(text()),
			prompt: required({ ...text(2500), shortest: 1 }),
			reference_image_urls: orNull(list()),
			resolution: oneOf(['720p', '1080p'], '1080p'),
			audio_setting: oneOf(['auto', 'origin']),
			seed: orNull(whole(0, 2147483647)),
			enable_safety_checker: flag(true),
		},
		video: {
			formats: ['mp4', 'mov'],
			seconds: [3, 60],
			side: [320, 2160],
			shape: [0.4, 2.5],
			bytes: 104_857_600,
		},
		picture: { side: [300], shape: [0.4, 2.5], bytes: 10_485_760 },
		// The last two: of source and result together.
		usd: [0.14, 0.28, 0.56],
	},
};
