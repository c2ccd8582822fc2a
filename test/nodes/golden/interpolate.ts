// Interpolate: the skill text's examples, and one body for each of the other models.
import type { GoldenBody } from './golden';
import { link, someVideo } from './golden';

const rife = 'fal-ai/rife/video';
const film = 'fal-ai/film/video';
const amt = 'fal-ai/amt-interpolation';
const frameInterpolation = 'fal-ai/frame-interpolation';

export const interpolate: GoldenBody[] = [
	{
		title: 'Frame Interpolation, the example',
		from: 'skill text, lines 221–229',
		endpointId: frameInterpolation,
		parameters: {
			model: frameInterpolation,
			video_url: link('https://example.com/24fps-video.mp4'),
		},
		input: {
			video_url: 'https://example.com/24fps-video.mp4',
			target_fps: 60,
			interpolation_mode: 'smooth',
		},
	},
	{
		title: 'Frame Interpolation, the pipeline’s third step',
		from: 'skill text, lines 394–399',
		endpointId: frameInterpolation,
		parameters: { model: frameInterpolation, video_url: link(someVideo) },
		input: { video_url: someVideo, target_fps: 60 },
	},
	{
		title: 'Topaz Interpolate, as the form is',
		from: null,
		endpointId: 'topaz/interpolate/video',
		parameters: { video_url: link(someVideo) },
		input: { video_url: someVideo, slowdown_factor: 1, target_fps: 60, H264_output: true },
	},
	{
		title: 'Topaz Interpolate, slow motion in H.265',
		from: null,
		endpointId: 'topaz/interpolate/video',
		parameters: {
			video_url: link(someVideo),
			target_fps: 120,
			H264_output: false,
			slowdown_factor: 4,
			modelOptions: { model: 'Chronos' },
		},
		input: {
			video_url: someVideo,
			target_fps: 120,
			H264_output: false,
			model: 'Chronos',
			slowdown_factor: 4,
		},
	},
	{
		title: 'RIFE, three frames between each two',
		from: null,
		endpointId: rife,
		parameters: {
			model: rife,
			video_url: link(someVideo),
			num_frames: 3,
			modelOptions: { use_calculated_fps: false, fps: 30, loop: true },
		},
		input: {
			video_url: someVideo,
			num_frames: 3,
			use_calculated_fps: false,
			fps: 30,
			loop: true,
		},
	},
	{
		title: 'FILM, in the best quality',
		from: null,
		endpointId: film,
		parameters: {
			model: film,
			video_url: link(someVideo),
			modelOptions: {
				use_scene_detection: true,
				video_quality: 'maximum',
				video_write_mode: 'small',
			},
		},
		input: {
			video_url: someVideo,
			num_frames: 1,
			use_scene_detection: true,
			video_quality: 'maximum',
			video_write_mode: 'small',
		},
	},
	{
		title: 'AMT, in one pass',
		from: null,
		endpointId: amt,
		parameters: {
			model: amt,
			video_url: link(someVideo),
			modelOptions: { recursive_interpolation_passes: 1 },
		},
		input: { video_url: someVideo, output_fps: 24, recursive_interpolation_passes: 1 },
	},
];
