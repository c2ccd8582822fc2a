// The file formats that results come in, as ffmpeg arguments. Speed before size.
export type EncoderName = 'h264' | 'h265' | 'vp9' | 'prores' | 'gif';

export interface Encoder {
	args: string[];
	audioCodec: string | null;
	extension: string;
	contentType: string;
}

const mp4 = ['-pix_fmt', 'yuv420p', '-movflags', '+faststart'];

export const encoders: Record<EncoderName, Encoder> = {
	h264: {
		args: ['-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '20', ...mp4],
		audioCodec: 'aac',
		extension: 'mp4',
		contentType: 'video/mp4',
	},
	h265: {
		args: [
			...['-c:v', 'libx265', '-preset', 'ultrafast', '-crf', '24'],
			...['-x265-params', 'log-level=error', '-tag:v', 'hvc1', ...mp4],
		],
		audioCodec: 'aac',
		extension: 'mp4',
		contentType: 'video/mp4',
	},
	vp9: {
		args: [
			...['-c:v', 'libvpx-vp9', '-deadline', 'realtime', '-cpu-used', '8', '-row-mt', '1'],
			...['-b:v', '4M', '-pix_fmt', 'yuv420p'],
		],
		audioCodec: 'libopus',
		extension: 'webm',
		contentType: 'video/webm',
	},
	prores: {
		args: ['-c:v', 'prores_ks', '-profile:v', '4444', '-pix_fmt', 'yuva444p10le'],
		audioCodec: 'pcm_s16le',
		extension: 'mov',
		contentType: 'video/quicktime',
	},
	gif: { args: ['-c:v', 'gif'], audioCodec: null, extension: 'gif', contentType: 'image/gif' },
};

/** fal's own names of formats, as SeedVR and FlashVSR take them. */
export const encoderByFormat: Record<string, EncoderName> = {
	'X264 (.mp4)': 'h264',
	'VP9 (.webm)': 'vp9',
	'PRORES4444 (.mov)': 'prores',
	'GIF (.gif)': 'gif',
};

/** Bria's names. MKV and MOV are told by their codec alone here. */
export const encoderByBria: Record<string, EncoderName> = {
	mp4_h264: 'h264',
	mp4_h265: 'h265',
	webm_vp9: 'vp9',
	mov_h265: 'h265',
	mov_proresks: 'prores',
	mkv_h264: 'h264',
	mkv_h265: 'h265',
	mkv_vp9: 'vp9',
	gif: 'gif',
};

/** Topaz writes H.265 unless asked otherwise. */
export function topazEncoder(input: { H264_output: boolean }): EncoderName {
	return input.H264_output ? 'h264' : 'h265';
}
