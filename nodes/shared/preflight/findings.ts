import type { IDataObject } from 'n8n-workflow';

import type { VideoModel } from '../model/model';
import { cutSeconds } from '../model/resultLength';
import { addressFindings } from './addressFindings';
import type { CheckedFile } from './checkedFile';
import { choiceFindings } from './choiceFindings';
import { fileFindings } from './fileFindings';
import type { Finding } from './finding';
import { cutFindings } from './limitFindings';
import { promptFindings } from './promptFindings';

/** All that can be known of one item before it costs anything. */
export interface Subject {
	model: VideoModel;
	/** The node's models, to name one that would take the clip. */
	models: readonly VideoModel[];
	input: IDataObject;
	files: readonly CheckedFile[];
	/** The credential's Proxy URL; '' for none. */
	proxyUrl: string;
}

/** Everything that is wrong or doubtful about an item, the video first. */
export function findingsOf({ model, models, input, files, proxyUrl }: Subject): Finding[] {
	const ofFiles = files.flatMap((file) => {
		const { label, media, url, probed } = file;
		const address = url === null ? [] : addressFindings(label, media, url, proxyUrl);
		// Of a share page the content says nothing new.
		if (address.length > 0) return address;
		const cuts =
			probed?.is === 'video' && media === 'video'
				? cutFindings(label, probed, model, cutSeconds(model, input))
				: [];
		return [...fileFindings(file, model, models), ...cuts];
	});
	return [...ofFiles, ...choiceFindings(model, input), ...promptFindings(model, input)];
}
