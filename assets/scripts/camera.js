// Reads codes by the camera and from pictures: with the browser's own reader where there is one, else with ZXing, from our own host.

let reader;

/** A function from a picture to the texts of its codes. */
async function prepare({ zxing, zxingCore }) {
  const own = globalThis.BarcodeDetector;
  if (own && (await own.getSupportedFormats()).includes("qr_code")) {
    const detector = new own({ formats: ["qr_code"] });
    return async (picture) => (await detector.detect(picture)).map(({ rawValue }) => rawValue);
  }
  await new Promise((done, failed) => {
    const script = document.createElement("script");
    Object.assign(script, { src: zxing, onload: done, onerror: () => failed(new Error("the reader did not load")) });
    document.head.append(script);
  });
  globalThis.ZXingWASM.prepareZXingModule({ overrides: { locateFile: () => zxingCore } });
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d", { willReadFrequently: true });
  return async (picture) => {
    const [width, height] = [picture.videoWidth ?? picture.width, picture.videoHeight ?? picture.height];
    const scale = Math.min(1, LONGEST / Math.max(width, height));
    [canvas.width, canvas.height] = [Math.round(width * scale), Math.round(height * scale)];
    context.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const pixels = context.getImageData(0, 0, canvas.width, canvas.height);
    const found = await globalThis.ZXingWASM.readBarcodes(pixels, { formats: ["QRCode"], tryHarder: true });
    return found.map(({ text }) => text);
  };
}

/** Enough for a dense code that fills a third of the picture. */
const LONGEST = 2000;

const isOurs = (text) => /^https?:\/\/[^/]+\/v(\?[^#]*)?#/i.test(text);

async function look(picture, places) {
  reader ??= prepare(places);
  const texts = await (await reader)(picture);
  return texts.find(isOurs) ?? texts[0];
}

/** The text of the code in a picture; rejects where there is none. */
export async function read(picture, places) {
  const text = await look(picture, places);
  if (!text) throw new Error("no code");
  return text;
}

/** Shows what the camera sees until there is a code of ours in it: `found` is its text. */
export function scan(video, places) {
  let stream;
  let isOver = false;
  const stop = () => {
    isOver = true;
    for (const track of stream?.getTracks() ?? []) track.stop();
    video.srcObject = null;
  };
  const found = (async () => {
    const size = { width: { ideal: 1920 }, height: { ideal: 1080 } };
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment", ...size } });
    video.srcObject = stream;
    await video.play();
    while (!isOver) {
      const text = await look(video, places);
      if (text && isOurs(text)) {
        stop();
        return text;
      }
      await new Promise((next) => setTimeout(next, 100));
    }
    throw new DOMException("the camera was stopped", "AbortError");
  })();
  found.catch(stop);
  return { found, stop };
}
