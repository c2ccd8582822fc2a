// fal's path to a field becomes the words of the form.
import { models } from '../../../nodes/KlingEdit/models';
import { labelOf } from '../../../nodes/shared/model/labels';
import { models as upscaleModels } from '../../../nodes/Upscale/models';

const [kling] = models;

test.each<[string | null, unknown]>([
	['Video', ['body', 'video_url']],
	['Video', ['video_url']],
	['Prompt', ['body', 'prompt']],
	['Keep Audio', ['body', 'keep_audio']],
	['Images', ['body', 'image_urls']],
	['@Image1', ['body', 'image_urls', 0]],
	['@Image4', ['body', 'image_urls', 3]],
	['Elements', ['body', 'elements']],
	['@Element2', ['body', 'elements', 1]],
	['@Element2', ['body', 'elements', 1, 'reference_image_urls']],
	['Element 1 Frontal Image', ['body', 'elements', 0, 'frontal_image_url']],
	['Element 2 View 3', ['body', 'elements', 1, 'reference_image_urls', 2]],
	['palette', ['body', 'palette']],
	['palette', ['body', 'palette', 0, 'shade']],
	[null, ['body']],
	[null, undefined],
	[null, 'body'],
])('%s stands for %j', (label, location) => {
	expect(labelOf(location, kling)).toBe(label);
});

test('an option is called as the form calls it', () => {
	const seedvr = upscaleModels.find(
		({ endpointId }) => endpointId === 'fal-ai/seedvr/upscale/video',
	);
	if (seedvr === undefined) throw new Error('SeedVR is gone from the menu');
	expect(labelOf(['body', 'noise_scale'], seedvr)).toBe('Noise Scale');
	expect(labelOf(['body', 'noise_scale'], kling)).toBe('noise_scale');
});
