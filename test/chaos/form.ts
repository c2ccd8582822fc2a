// What a person has set in the node's form in a story.
import type { INode } from 'n8n-workflow';

import type { ChaosModel } from './models';
import type { Story } from './story';

export function parametersOf(story: Story, model: ChaosModel): INode['parameters'] {
	const { waitMode, cancelOnStop, onDeadline, timeoutMinutes, reuse } = story;
	const { source, deleteUploadsAfter } = story;
	const isFile = source === 'file';
	return {
		...model.parameters,
		video_url: isFile
			? { __rl: true, mode: 'binary', value: 'data' }
			: { __rl: true, mode: 'url', value: '={{ $json.url }}' },
		waitMode,
		costAndChecks: {
			sourceCheck: source === 'unseen' ? 'off' : 'standard',
			...(reuse && { reuseWithinHours: 12 }),
		},
		files: { ...(isFile && deleteUploadsAfter > 0 && { deleteUploadsAfter }) },
		waiting: {
			cancelOnStop,
			// A paused execution can only hand on.
			onDeadline: waitMode === 'pause' ? 'handOn' : onDeadline,
			queueTimeout: timeoutMinutes,
			processingTimeout: timeoutMinutes,
		},
	};
}
