// Upscale: one body for each model that repairs, colors or invents detail.
import type { GoldenBody } from './golden';
import { link, someVideo } from './golden';

const generative = 'topaz/upscale/video/generative';
const creative = 'topaz/upscale/video/creative';
const denoise = 'topaz/denoise/video';
const deblur = 'topaz/deblur/video';
const colorize = 'topaz/colorize/video';
const hdr = 'topaz/sdr-to-hdr/video';
const flux = 'blackforestlabs/flux-video-upscale';
const crystal = 'clarityai/crystal-video-upscaler';
const bria = 'bria/video/increase-resolution';

export const enhance: GoldenBody[] = [
	{
		title: 'Topaz Generative, the cheap Starlight',
		from: null,
		endpointId: generative,
		parameters: {
			model: generative,
			video_url: link(someVideo),
			modelOptions: { model: 'Starlight Fast 2' },
		},
		input: {
			video_url: someVideo,
			upscale_factor: 2,
			H264_output: true,
			model: 'Starlight Fast 2',
		},
	},
	{
		title: 'Topaz Creative, with a prompt',
		from: null,
		endpointId: creative,
		parameters: {
			model: creative,
			video_url: link(someVideo),
			upscale_factor: 4,
			modelOptions: { prompt: 'A mossy wall', creativity: 0.2 },
		},
		input: {
			video_url: someVideo,
			upscale_factor: 4,
			H264_output: true,
			prompt: 'A mossy wall',
			creativity: 0.2,
		},
	},
	{
		title: 'Topaz Denoise, at its own size',
		from: null,
		endpointId: denoise,
		parameters: {
			model: denoise,
			video_url: link(someVideo),
			modelOptions: { model: 'Nyx XL', noise: 0.7 },
		},
		input: { video_url: someVideo, H264_output: true, model: 'Nyx XL', noise: 0.7 },
	},
	{
		title: 'Topaz Deblur, in H.265',
		from: null,
		endpointId: deblur,
		parameters: { model: deblur, video_url: link(someVideo), H264_output: false },
		input: { video_url: someVideo, H264_output: false },
	},
	{
		title: 'Topaz Colorize',
		from: null,
		endpointId: colorize,
		parameters: { model: colorize, video_url: link(someVideo) },
		input: { video_url: someVideo, H264_output: true },
	},
	{
		title: 'Topaz SDR to HDR, in ProRes',
		from: null,
		endpointId: hdr,
		parameters: {
			model: hdr,
			video_url: link(someVideo),
			modelOptions: { output_format: 'prores' },
		},
		input: { video_url: someVideo, output_format: 'prores' },
	},
	{
		title: 'FLUX Video Upscale, precise',
		from: null,
		endpointId: flux,
		parameters: {
			model: flux,
			video_url: link(someVideo),
			upscale_factor: 3,
			modelOptions: { creativity: 0 },
		},
		input: { video_url: someVideo, upscale_factor: 3, creativity: 0 },
	},
	{
		title: 'Crystal Upscaler',
		from: null,
		endpointId: crystal,
		parameters: { model: crystal, video_url: link(someVideo), scale_factor: 3 },
		input: { video_url: someVideo, scale_factor: 3 },
	},
	{
		title: 'Bria, as WebM',
		from: null,
		endpointId: bria,
		parameters: {
			model: bria,
			video_url: link(someVideo),
			desired_increase: '4',
			output_container_and_codec: 'webm_vp9',
		},
		input: {
			video_url: someVideo,
			desired_increase: '4',
			output_container_and_codec: 'webm_vp9',
			preserve_audio: true,
		},
	},
];
