package folder

import (
	"crypto/sha256"
	"io"
	"os"
)

// ReplaceFile puts the data in place of the file in one step.
func ReplaceFile(name string, data []byte) error {
	if err := writeSynced(name+".new", data); err != nil {
		return err
	}
	return os.Rename(name+".new", name)
}

func writeSynced(name string, data []byte) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err == nil {
		err = f.Sync()
	}
	if closing := f.Close(); err == nil {
		err = closing
	}
	return err
}

// LinkOrCopy gives a file a second name. Where the file system knows no links it copies, keeping the file's date.
func LinkOrCopy(from, to string) error {
	if os.Link(from, to) == nil {
		return nil
	}
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	info, err := in.Stat()
	if err != nil {
		return err
	}
	if _, _, err := CopyTo(to, in); err != nil {
		return err
	}
	return os.Chtimes(to, info.ModTime(), info.ModTime())
}

// CopyTo writes a file from in and tells its size and sum.
func CopyTo(name string, in io.Reader) (int64, Sum, error) {
	out, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o644)
	if err != nil {
		return 0, Sum{}, err
	}
	sum := sha256.New()
	n, err := io.Copy(io.MultiWriter(out, sum), in)
	if closing := out.Close(); err == nil {
		err = closing
	}
	return n, Sum(sum.Sum(nil)), err
}
