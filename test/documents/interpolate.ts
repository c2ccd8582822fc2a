import { flag, oneOf, required, text, whole, type Documents } from './document';

export const interpolate: Documents = {
	'topaz/interpolate/video': {
		source: 'OpenAPI of 24 Sep 2026, length from its text',
		whole: true,
		input: {
			video_url: required(text()),
			model: oneOf(['Apollo', 'Chronos', 'Aion']),
			target_fps: whole(16, 120, 60),
			slowdown_factor: whole(1, 8, 1),
			H264_output: flag(false),
		},
		video: { seconds: [0, 300] },
		usd: [0.03, 0.06, 0.05, 0.17],
	},
};
