// What the prompt calls by name must be there; what only looks like a name is left alone.
import { models } from '../../../nodes/KlingEdit/models';
import { promptFindings } from '../../../nodes/shared/preflight/promptFindings';

const [kling] = models;
const image_urls = ['https://example.com/1.png', 'https://example.com/2.png'];

const told = (prompt: string, images: readonly string[] = []) =>
	promptFindings(kling, { prompt, image_urls: [...images] }).map(
		({ weight, message, hint }) => `${weight}: ${message}${hint === '' ? '' : `. ${hint}`}`,
	);

test.each([
	'Write bob@image1.com on the door',
	'Follow @image2go and @Element1st, not me@element9',
	'@Images1 of @Image',
	'Größe@Image1',
])('%j names nothing', (prompt) => {
	expect(told(prompt)).toEqual([]);
});

test.each([
	['@Image3', '@Image3'],
	['Put @image3, please', '@Image3'],
	['(@Image3)', '@Image3'],
	['@Image3.', '@Image3'],
	['将视频改成@Image3的风格', '@Image3'],
	['Replace it with @Image3’s hat', '@Image3'],
])('%j names %s', (prompt, name) => {
	const [first] = told(prompt, image_urls);
	expect(first).toBe(
		`violation: Prompt mentions ${name}, but 2 images are given. Add the image or take ${name} out.`,
	);
});

test.each([
	['Wear the hat of @Image 1', '@Image 1', '@Image1'],
	['Wear the hat of @image_1', '@image_1', '@Image1'],
	['Wear the hat of @Image-1', '@Image-1', '@Image1'],
	['Wear the hat of <<<image_1>>>', '<<<image_1>>>', '@Image1'],
	['Wear the hat of <<< Image 1 >>>', '<<< Image 1 >>>', '@Image1'],
	['Replace <<<element_2>>>', '<<<element_2>>>', '@Element2'],
	['Keep <<<video_1>>>', '<<<video_1>>>', '@Video1'],
])('%j suggests what fal understands', (prompt, says, name) => {
	const [first] = told(prompt);
	expect(first).toBe(
		`notice: Prompt says "${says}", which fal does not take for a name. If it is one, write ${name}.`,
	);
});

test('what is suggested is not called unused as well', () => {
	expect(told('Wear @Image 1 and @Image2', image_urls)).toEqual([
		'notice: Prompt says "@Image 1", which fal does not take for a name. If it is one, write @Image1.',
	]);
});

test('what is given and not called is a notice', () => {
	expect(told('Wear @Image2', image_urls)).toEqual([
		'notice: @Image1 is given, but Prompt does not mention it',
	]);
});

test('an emoji is one character', () => {
	expect(told('🎬'.repeat(2500))).toEqual([]);
	expect(told('🎬'.repeat(2501))).toEqual([
		'violation: Prompt has 2501 characters; Kling O1 takes at most 2500. Shorten it.',
	]);
});
