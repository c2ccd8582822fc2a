// Inputs of the models that make a new video after references, besides Kling.
import { z } from 'zod';

const urls = (most: number) => z.array(z.string()).max(most);
const fourToThirty = Array.from({ length: 27 }, (_one, index) => String(index + 4));

/** @see https://fal.ai/models/bytedance/seedance-2.5/reference-to-video/api */
export const seedance = z.object({
	prompt: z.string(),
	task: z.enum(['reference', 'editing', 'extension']).default('reference'),
	image_urls: urls(30).optional(),
	video_urls: urls(10).optional(),
	audio_urls: urls(10).optional(),
	resolution: z.enum(['480p', '720p', '1080p']).default('720p'),
	duration: z.enum(['auto', ...fourToThirty]).default('auto'),
	aspect_ratio: z.enum(['auto', '21:9', '16:9', '4:3', '1:1', '3:4', '9:16']).default('auto'),
	generate_audio: z.boolean().default(true),
	bitrate_mode: z.enum(['standard', 'high']).default('standard'),
	codec: z.enum(['auto', 'H264', 'H265']).default('auto'),
	seed: z.int().nullish(),
	end_user_id: z.string().nullish(),
});

/** @see https://fal.ai/models/alibaba/wan-3.0/reference-to-video/api */
export const wan30 = z.object({
	prompt: z.string().nullish(),
	resolution: z.enum(['480p', '720p', '1080p']).default('1080p'),
	aspect_ratio: z.enum(['adaptive', '16:9', '4:3', '1:1', '3:4', '9:16']).default('adaptive'),
	duration: z.int().min(2).max(30).nullable().default(5),
	audio: z.boolean().default(true),
	enable_prompt_expansion: z.boolean().default(true),
	enable_thinking: z.boolean().default(false),
	seed: z.int().min(0).max(2147483647).nullish(),
	enable_safety_checker: z.boolean().default(true),
	reference_image_urls: urls(10).nullish(),
	reference_video_urls: urls(5).nullish(),
	reference_audio_urls: urls(5).nullish(),
	file_url: z.string().nullish(),
	web_url: z.string().nullish(),
});
