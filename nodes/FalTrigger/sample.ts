import type { INodeExecutionData } from 'n8n-workflow';

import { requestOf } from '../shared/fal/urls';
import { itemOf } from './toItem';

const REQUEST_ID = 'sample-not-a-real-request';

/** Stands for a finished request while there is none, so that the next nodes can be built. */
export function sampleItem(endpointId: string): INodeExecutionData {
	return itemOf({
		state: 'done',
		request: requestOf(endpointId, REQUEST_ID, {}),
		endpointId,
		input: {
			prompt: 'Sample: make it look like a sunny summer day',
			video_url: 'https://example.com/sample.mp4',
		},
		body: {
			video: {
				url: 'https://v3b.fal.media/files/b/rabbit/ku8_Wdpf-oTbGRq4lB5DU_output.mp4',
				content_type: 'video/mp4',
				file_name: 'sample.mp4',
				file_size: 1_000_000,
			},
		},
		warnings: ['This is a sample: no request on these models finished in the last day.'],
	});
}
