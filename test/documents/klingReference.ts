import {
	flag,
	list,
	oneOf,
	orNull,
	required,
	text,
	whole,
	type Document,
	type Documents,
} from './document';
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
	'bytedance/seedance-2.5/reference-to-video': {
		source: 'OpenAPI of 24 Sep 2026, limits from its text',
		whole: true,
		input: {
			prompt: required(text()),
			task: oneOf(['reference', 'editing', 'extension']),
			image_urls: list(),
			video_urls: list(),
			audio_urls: list(),
			resolution: oneOf(['480p', '720p', '1080p'], '720p'),
			duration: oneOf(['auto', ...secondsUpTo(30).slice(1)]),
			aspect_ratio: oneOf(['auto', '21:9', '16:9', '4:3', '1:1', '3:4', '9:16']),
			generate_audio: flag(true),
			bitrate_mode: oneOf(['standard', 'high']),
			codec: oneOf(['auto', 'H264', 'H265']),
			seed: orNull(whole()),
			end_user_id: orNull(text()),
		},
		video: {
			formats: ['mp4', 'mov'],
			seconds: [1.8, 30.2],
			side: [300, 6000],
			framesPerSecond: [24, 60],
			shape: [0.4, 2.5],
			bytes: 209_715_200,
		},
		// 1000 tokens; a second at 720p by fal's formula.
		usd: [0.0214, 0.284],
	},
	'alibaba/wan-3.0/reference-to-video': {
		source: 'registry of 27 Aug 2026, length from its text',
		whole: false,
		input: {
			prompt: orNull(text()),
			resolution: oneOf(['480p', '720p', '1080p'], '1080p'),
			aspect_ratio: oneOf(['adaptive', '16:9', '4:3', '1:1', '3:4', '9:16']),
			duration: orNull(whole(2, 30, 5)),
			audio: flag(true),
			enable_prompt_expansion: flag(true),
			enable_thinking: flag(false),
			seed: orNull(whole(0, 2147483647)),
			enable_safety_checker: flag(true),
			reference_image_urls: orNull(list()),
			reference_video_urls: orNull(list()),
			reference_audio_urls: orNull(list()),
			file_url: orNull(text()),
			web_url: orNull(text()),
		},
		video: { seconds: [0, 15] },
		usd: [0.05, 0.1, 0.2],
	},
};
