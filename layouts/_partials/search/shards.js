/**
 * Brings shards as classic scripts, which work from file:// as well. Each calls pufaShard(name, data), the one global there is.
 * @param {string} folder where they are, with a slash at the end
 * @returns {(name: string, version?: string) => Promise<any>}
 */
export function loader(folder) {
  const asked = new Map();
  const handed = new Map();
  window.pufaShard = (name, data) => handed.set(name, data);
  return function load(name, version) {
    if (!asked.has(name)) {
      asked.set(name, new Promise((resolve, reject) => {
        const script = document.createElement("script");
        const finish = () => {
          script.remove();
          if (handed.has(name)) return resolve(handed.get(name));
          asked.delete(name);
          reject(new Error(`no shard ${name}`));
        };
        script.onload = script.onerror = finish;
        script.charset = "utf-8";
        // the core has no version yet: at most ten minutes old
        script.src = `${folder}${name}.js?v=${version || Math.floor(Date.now() / 6e5)}`;
        document.head.append(script);
      }));
    }
    return asked.get(name);
  };
}
