import type { Documents } from './document';
import { o1, o3 } from './kling';

const kling = 'fal-ai/kling-video';

export const klingEdit: Documents = {
	[`${kling}/o1/video-to-video/edit`]: { ...o1, usd: [0.168] },
	[`${kling}/o1/standard/video-to-video/edit`]: { ...o1, usd: [0.126] },
	[`${kling}/o3/standard/video-to-video/edit`]: { ...o3, usd: [0.126] },
	[`${kling}/o3/pro/video-to-video/edit`]: { ...o3, usd: [0.168] },
};
